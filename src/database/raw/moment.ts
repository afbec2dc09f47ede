/**
 * A moment as the contract writes it (RFC 3339).
 * @param text a timestamptz in UTC as PostgreSQL writes it: `2026-11-20 10:14:33.6+00`
 */
export const momentOf = (text: string): string => new Date(`${text.replace(' ', 'T')}:00`).toISOString();
