// Made from openapi.yaml by `npm run generate`. Do not edit.
/** The types of events that webhooks tell of. */
export const EVENT_TYPES = ['task.upserted', 'task.deleted', 'project.upserted', 'project.deleted'] as const;
