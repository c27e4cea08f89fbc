// Looks again while somebody looks: every so often, at once when the page comes back into view, never behind other windows.

/** Calls `load`, and again every `seconds`; ends with the signal. What it throws goes to `failed`. */
export function watch(load, seconds, signal, failed) {
  let timer;
  let running = false;
  async function turn() {
    clearTimeout(timer);
    if (running || signal.aborted) return;
    running = true;
    try {
      await load();
    } catch (problem) {
      if (!signal.aborted) failed(problem);
    } finally {
      running = false;
      if (!signal.aborted && !document.hidden) timer = setTimeout(turn, seconds * 1000);
    }
  }
  document.addEventListener('visibilitychange', () => document.hidden || turn(), { signal });
  signal.addEventListener('abort', () => clearTimeout(timer));
  turn();
  return turn;
}
