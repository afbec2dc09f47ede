// Light or dark, as the system says or as chosen here. No module: it runs before the page is painted, so that nothing flashes.
(() => {
  const KEY = 'example.theme';
  const chosen = localStorage.getItem(KEY);
  if (chosen) document.documentElement.dataset.theme = chosen;

  const isDark = () => {
    const { theme } = document.documentElement.dataset;
    return theme ? theme === 'dark' : matchMedia('(prefers-color-scheme: dark)').matches;
  };

  addEventListener('DOMContentLoaded', () => {
    const button = document.getElementById('theme');
    const show = () => button?.setAttribute('aria-pressed', String(isDark()));
    button?.addEventListener('click', () => {
      const next = isDark() ? 'light' : 'dark';
      document.documentElement.dataset.theme = next;
      localStorage.setItem(KEY, next);
      show();
    });
    matchMedia('(prefers-color-scheme: dark)').addEventListener('change', show);
    show();
  });
})();
