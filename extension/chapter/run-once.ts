import { createReturnLimit } from '../overlay/returns.ts';
import { onListenersLost } from './listeners-lost.ts';

/** The scripts that stay in a page. */
type ScriptName = 'chapter' | 'site' | 'frame';

declare global {
  /**
   * Which scripts are at work in this document: a name of the world that all scripts of one version of
   * the extension share here, and nobody else. After an update the new version has a world of its own.
   */
  var alongsideScripts: Partial<Record<ScriptName, AbortSignal>> | undefined;
}

/**
 * Runs `start` in this document, unless the same script is at work here already: browsers put a script
 * in by themselves besides those that are put in after an update of the browser or of the extension.
 * Documents without HTML, such as drawings and feeds, have no place for anything of ours.
 *
 * @param start is given its lifetime, which it may end; where the page takes all listeners away it is
 * ended from here, and `start` is called anew
 */
export function runOnce(name: ScriptName, start: (lifetime: AbortController) => void): void {
  globalThis.alongsideScripts ??= {};
  const scripts = globalThis.alongsideScripts;
  if (isAtWork(name) || !isHtml()) return;

  const ask = createReturnLimit();
  function run(): void {
    if (isAtWork(name)) return; // put in anew while this one waited
    const lifetime = new AbortController();
    scripts[name] = lifetime.signal;
    onListenersLost(lifetime.signal, () => {
      lifetime.abort();
      runAgain();
    });
    start(lifetime);
  }
  /** A page that goes on and on has it back from time to time: each return costs the worker a port. */
  function runAgain(): void {
    const wait = ask(performance.now());
    setTimeout(wait > 0 ? runAgain : run, wait);
  }
  run();
}

/** Whether a script is at work in this document. */
export function isAtWork(name: ScriptName): boolean {
  return globalThis.alongsideScripts?.[name]?.aborted === false;
}

/** Whether what is made in this document has styles, can be shown, and so on. */
export function isHtml(): boolean {
  return document.createElement('p') instanceof HTMLElement;
}
