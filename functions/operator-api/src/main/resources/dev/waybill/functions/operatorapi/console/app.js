// Begins here: language, sign-in, who it is, then the page that the address names.
import { Problem } from './api.js';
import { balance } from './balance.js';
import { change } from './change.js';
import { drift } from './drift.js';
import { fill, h } from './dom.js';
import { find, findBox } from './find.js';
import { incident, incidents } from './incidents.js';
import { item } from './item.js';
import { keys, showHelp, startKeys } from './keys.js';
import { me, startMe } from './me.js';
import { ownership } from './ownership.js';
import { button, select, trouble } from './parts.js';
import { person } from './person.js';
import { prices } from './prices.js';
import { priceset } from './priceset.js';
import { redrive } from './redrive.js';
import { link, where } from './router.js';
import { SignInFailed, comeBack, signIn, signOut, startSession, token } from './session.js';
import { systems } from './systems.js';
import { setTheme, startTheme, theme } from './theme.js';
import { today } from './today.js';
import { LANGUAGES, language, setLanguage, startWords, t } from './words.js';

const PAGES = { today, find, person, item, incidents, incident, prices, priceset, redrive, ownership, change, systems, balance, drift };
const NAV = { today: ['today'], person: ['person', 'item', 'incidents', 'incident'], prices: ['prices', 'priceset'], redrive: ['redrive'], ownership: ['ownership', 'change'], systems: ['systems'], balance: ['balance', 'drift'] };

const main = document.getElementById('main');
const head = document.getElementById('head');
let leaving = new AbortController();

function show(moveFocus) {
  leaving.abort();
  leaving = new AbortController();
  const place = where();
  const page = PAGES[place.page] ?? today;
  document.title = `${t(`nav.${place.page}`)} · Waybill`;
  draw(place);
  keys({});
  fill(main, h('p', { class: 'soft loading' }, t('loading')));
  page(main, place, leaving.signal);
  if (moveFocus) {
    main.focus({ preventScroll: true });
    window.scrollTo(0, 0);
  }
}

function draw(place) {
  const box = document.getElementById('q');
  const typing = box && document.activeElement === box;
  document.querySelector('.skip').textContent = t('skip');
  fill(head,
    h('a', { class: 'brand', href: '#/today' }, 'Waybill'),
    h('nav', { class: 'main', 'aria-label': t('nav') }, Object.entries(NAV).map(([name, pages]) => h('a', {
      href: link(name), 'aria-current': pages.includes(place.page) ? 'page' : null,
    }, t(`nav.${name}`)))),
    findBox(),
    menu());
  const again = document.getElementById('q');
  if (place.page === 'find') again.value = place.query.q ?? '';
  if (typing) again.focus();
  head.querySelector('[aria-current]')?.scrollIntoView({ block: 'nearest', inline: 'center' });
}

function menu() {
  const who = me();
  return h('details', { class: 'menu' },
    h('summary', { 'aria-label': t('menu', { who: who.who }) }, h('span', { class: 'who' }, who.who), ' ', h('span', { class: 'chip quiet' }, t(`role.${who.role}`))),
    h('div', { class: 'sheet' },
      preferences(),
      button(t('keys.title'), showHelp),
      button(t('signOut'), () => signOut())));
}

function preferences() {
  return [
    select(t('language'), LANGUAGES.map((one) => [one, { en: 'English', es: 'Español' }[one]]), language(), async (name) => {
      await setLanguage(name);
      if (token()) show(false);
      else outside();
    }),
    select(t('theme'), ['auto', 'light', 'dark'].map((one) => [one, t(`theme.${one}`)]), theme(), setTheme)];
}

/** Nobody is signed in: says so, and lets them. */
function outside(problem) {
  leaving.abort();
  document.title = 'Waybill';
  document.querySelector('.skip').textContent = t('skip');
  fill(head, h('span', { class: 'brand' }, 'Waybill'), h('div', { class: 'menu plain' }, preferences()));
  fill(main, h('div', { class: 'welcome' },
    h('h1', {}, t('welcome')), h('p', {}, t('welcome.what')),
    problem ? h('div', { class: 'trouble' }, h('p', {}, h('strong', {}, t('signIn.failed'))), h('p', {}, t('signIn.failed.why', { why: problem.message }))) : null,
    button(t('signIn'), () => signIn().catch(outside), { class: 'main' })));
}

/** The session ended while somebody was at work: what is open stays open. */
function ended() {
  const notices = document.getElementById('notices');
  if (token() || notices.childElementCount || !me().who) return;
  fill(notices, h('p', {}, t('session.ended'), ' ', button(t('signIn'), () => signIn().catch(outside))));
}

/** The address after # is taken: the link to the content moves the focus by itself. */
function skipLink() {
  document.querySelector('.skip').addEventListener('click', (event) => {
    event.preventDefault();
    main.focus();
  });
}

async function start() {
  startTheme();
  skipLink();
  await startWords();
  const set = await startSession();
  if (!set) {
    fill(main, h('div', { class: 'welcome' }, h('h1', {}, t('welcome')), h('p', {}, t('signIn.notSet'))));
    return;
  }
  await comeBack();
  if (!token()) {
    outside();
    return;
  }
  try {
    await startMe();
  } catch (problem) {
    noRole(problem);
    return;
  }
  startKeys();
  window.addEventListener('hashchange', () => show(true));
  setInterval(ended, 5_000);
  show(false);
}

function noRole(problem) {
  if (problem instanceof Problem && problem.status === 401) {
    outside();
    return;
  }
  fill(main, h('div', { class: 'welcome' }, h('h1', {}, t('welcome')), trouble(problem), button(t('signOut'), () => signOut(), { class: 'main' })));
}

start().catch((problem) => {
  if (problem instanceof SignInFailed) outside(problem);
  else fill(main, h('div', { class: 'welcome' }, h('h1', {}, 'Waybill'), trouble(problem)));
});
