// Light, dark, or as the computer is; remembered on this computer.
const KEY = 'waybill.theme';

function stored() {
  try {
    return localStorage.getItem(KEY) ?? 'auto';
  } catch {
    return 'auto';
  }
}

export function theme() {
  return document.documentElement.dataset.theme ?? 'auto';
}

export function setTheme(name) {
  document.documentElement.dataset.theme = ['light', 'dark'].includes(name) ? name : 'auto';
  try {
    localStorage.setItem(KEY, name);
  } catch {
    // Not remembered, then.
  }
}

export function startTheme() {
  setTheme(stored());
}
