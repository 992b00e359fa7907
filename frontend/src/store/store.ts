import { emptyState, type State } from "./state";

/** Holds the one state; everything that changes it is a pure function. */
export class Store {
  #state: State = emptyState;
  readonly #listeners = new Set<() => void>();

  readonly get = (): State => this.#state;

  readonly subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  };

  update(change: (state: State) => State): void {
    const next = change(this.#state);
    if (next === this.#state) return;
    this.#state = next;
    for (const listener of [...this.#listeners]) listener();
  }
}
