/** Writes down the latest of what is given, one after another, while more is given: of several that come meanwhile only the last. */
export interface Saver<Value> {
  put(value: Value): void;
  /** Throws when one could not be written. */
  check(): void;
  /** Waits until the last one is written. Rejects when one could not be. */
  flush(): Promise<void>;
}

/**
 * Makes a saver.
 * @param save writes one down
 */
export function createSaver<Value>(save: (value: Value) => Promise<void>): Saver<Value> {
  let waiting: { readonly value: Value } | undefined;
  let running: Promise<void> | undefined;
  let failure: unknown;
  const run = async (): Promise<void> => {
    while (waiting) {
      const { value } = waiting;
      waiting = undefined;
      await save(value);
    }
  };
  const check = (): void => {
    if (failure !== undefined) throw failure;
  };
  return {
    put(value) {
      waiting = { value };
      running ??= run()
        .catch((error) => {
          failure ??= error;
        })
        .finally(() => {
          running = undefined;
        });
    },
    check,
    async flush() {
      await running;
      check();
    },
  };
}
