/** The service cannot start. The message is one line for whoever starts it: what is wrong, where, and what to do. */
export class StartError extends Error {}
