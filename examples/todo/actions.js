// What the user does with tasks and projects. Each is written to the replica, which answers at once, with or without a network.
import { announce, toast } from './dom.js';
import { dueFrom, today } from './due.js';
import { editProject } from './project-dialog.js';
import { editTask } from './task-dialog.js';
import { INBOX, positionsAfterMove, TODAY, tasksOf } from './views.js';

/** @typedef {import('./views.js').Task} Task */

/**
 * @param {import('./store.js').Replica} replica
 * @param {() => string} currentView
 */
export function actionsOf(replica, currentView) {
  /** What cannot be stored is told, and the page goes on. @param {() => Promise<unknown>} action */
  const attempt = async (action) => {
    try {
      await action();
    } catch (error) {
      toast(error instanceof Error ? error.message : String(error));
    }
  };

  /** @param {number} from @param {number} to */
  const move = (from, to) =>
    attempt(async () => {
      const { open } = tasksOf(replica.getSnapshot(), currentView());
      const task = open[from];
      if (!task || to < 0 || to >= open.length || currentView() === TODAY) return;
      for (const [id, position] of positionsAfterMove(open, from, to)) await replica.tasks.update(id, { position });
      announce(`${task.title}: ${to + 1} of ${open.length}`);
    });

  return {
    move,

    /** @param {Task} task @param {-1 | 1} step */
    step(task, step) {
      const { open } = tasksOf(replica.getSnapshot(), currentView());
      const from = open.findIndex(({ id }) => id === task.id);
      return move(from, from + step);
    },

    /** @param {string} title @param {string} day */
    add: (title, day) =>
      attempt(async () => {
        const view = currentView();
        const isProject = view !== INBOX && view !== TODAY;
        const due = dueFrom(day || (view === TODAY ? today() : ''));
        await replica.tasks.create({ title, ...(due && { due }), ...(isProject && { project_id: view }) });
        announce(`Added: ${title}`);
      }),

    /** @param {Task} task */
    placeOf: (task) =>
      currentView() === TODAY ? (replica.getSnapshot().projects.get(task.project_id ?? '')?.name ?? '') : '',

    /** @param {Task} task @param {boolean} isCompleted */
    check: (task, isCompleted) =>
      attempt(async () => {
        await replica.tasks.complete(task.id, { is_completed: isCompleted });
        announce(isCompleted ? `Completed: ${task.title}` : `Open again: ${task.title}`);
      }),

    /** @param {Task} task */
    open: (task) =>
      attempt(async () => {
        const wish = await editTask(task, replica.getSnapshot());
        if (wish === 'delete') {
          await replica.tasks.delete(task.id);
          toast(`Deleted: ${task.title}`);
        } else if (wish) await replica.tasks.update(task.id, wish);
      }),

    /** Makes a project, and gives its id; undefined: none was made. */
    async newProject() {
      const wish = await editProject();
      if (!wish || wish === 'delete') return undefined;
      /** @type {string | undefined} */
      let made;
      await attempt(async () => {
        made = (await replica.projects.create(wish)).id;
      });
      return made;
    },

    /** Changes the project that is shown. */
    changeProject: () =>
      attempt(async () => {
        const project = replica.getSnapshot().projects.get(currentView());
        if (!project) return;
        const wish = await editProject(project);
        if (wish === 'delete') {
          await replica.projects.delete(project.id, { tasks: 'keep' });
          location.hash = INBOX;
          toast(`Deleted: ${project.name}`);
        } else if (wish) await replica.projects.update(project.id, wish);
      }),
  };
}
