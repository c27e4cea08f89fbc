// Single keys, as long as nobody types; they can be switched off (WCAG 2.1.4).
import { help } from './dialog.js';

const KEY = 'waybill.keys';
const ALL = ['j', 'k', 'x', 'Enter', 'r', 'a', 'n', 'e', 'd', 'u', '/', '?'];
let actions = {};

export function keysAreOn() {
  try {
    return localStorage.getItem(KEY) !== 'off';
  } catch {
    return true;
  }
}

function setKeys(on) {
  try {
    localStorage.setItem(KEY, on ? 'on' : 'off');
  } catch {
    // Then for this time only.
  }
}

/** What keys do on the page that is shown. */
export function keys(map) {
  actions = map;
}

export function showHelp() {
  return help(ALL, keysAreOn(), setKeys);
}

export function startKeys() {
  document.addEventListener('keydown', (event) => {
    const target = event.target;
    const types = target instanceof HTMLElement && target.matches('textarea, select, input:not([type=checkbox])');
    if (types || event.ctrlKey || event.metaKey || event.altKey || document.querySelector('dialog[open]')) return;
    if (event.key === 'Enter' && target instanceof HTMLElement && target.matches('button, a, summary')) return;
    if (!keysAreOn() && event.key !== 'Enter') return;
    const act = event.key === '?' ? showHelp : event.key === '/' ? () => document.getElementById('q')?.focus() : actions[event.key];
    if (act) {
      event.preventDefault();
      act();
    }
  });
}
