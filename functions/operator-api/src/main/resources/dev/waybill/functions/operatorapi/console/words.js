// What the page says, in the reader's language. One file per language, with the same keys.
const KEY = 'waybill.language';
export const LANGUAGES = ['en', 'es'];

let words = {};
let chosen = 'en';

export async function startWords() {
  chosen = preferred();
  document.documentElement.lang = chosen;
  const file = await fetch(new URL(`./${chosen}.json`, import.meta.url), { credentials: 'omit' });
  words = await file.json();
}

function preferred() {
  try {
    const stored = localStorage.getItem(KEY);
    if (LANGUAGES.includes(stored)) return stored;
  } catch {
    // Nothing remembered.
  }
  return navigator.languages.map((one) => one.slice(0, 2)).find((one) => LANGUAGES.includes(one)) ?? 'en';
}

export function language() {
  return chosen;
}

/** For dates and numbers: the reader's own region, where it speaks the chosen language. */
export function locale() {
  return navigator.languages.find((one) => one.slice(0, 2) === chosen) ?? chosen;
}

export async function setLanguage(name) {
  try {
    localStorage.setItem(KEY, name);
  } catch {
    // Then for this time only.
  }
  chosen = name;
  document.documentElement.lang = name;
  const file = await fetch(new URL(`./${name}.json`, import.meta.url), { credentials: 'omit' });
  words = await file.json();
}

/** The words for a key, with values in place of {names}; `count` chooses the form of the noun. */
export function t(key, values = {}) {
  const form = 'count' in values ? `${key}.${new Intl.PluralRules(chosen).select(values.count)}` : key;
  const text = words[form] ?? words[`${key}.other`] ?? words[key] ?? key;
  return text.replace(/\{(\w+)\}/g, (whole, name) => {
    const value = values[name];
    return value === undefined ? whole : typeof value === 'number' ? new Intl.NumberFormat(locale()).format(value) : value;
  });
}

/** The same for names that may be newer than this page; then the name itself. */
export function known(kind, name) {
  return words[`${kind}.${name}`] ?? name ?? '';
}
