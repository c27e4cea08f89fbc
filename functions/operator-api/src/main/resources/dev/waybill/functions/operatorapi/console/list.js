// A long list: so many at a time, chosen one by one or all at once, walked through by keys.
import { fill, h, say } from './dom.js';
import { button } from './parts.js';
import { number } from './format.js';
import { t } from './words.js';

const PER_PAGE = 50;

/**
 * A list in `root`. `row(item)` gives {href, cells, name}; `id(item)` names one. Tells `changed(chosen, page)` when something is chosen or
 * another page is shown. Where its cells are `figures`, each has its head beside it on a phone, too.
 */
export class List {
  constructor(root, { caption, heads, row, id, canChoose, changed, page = 1, figures = false }) {
    Object.assign(this, { root, caption, heads, row, id, canChoose, changed, page, figures });
    this.items = [];
    this.chosen = new Set();
    this.at = -1;
  }

  /** What is to be shown now; what is gone is not chosen any more. */
  show(items) {
    this.items = items;
    const there = new Set(items.map(this.id));
    this.chosen = new Set([...this.chosen].filter((one) => there.has(one)));
    this.page = Math.min(Math.max(1, this.page), this.pages());
    this.draw();
  }

  pages() {
    return Math.max(1, Math.ceil(this.items.length / PER_PAGE));
  }

  shown() {
    return this.items.slice((this.page - 1) * PER_PAGE, this.page * PER_PAGE);
  }

  chosenItems() {
    return this.items.filter((item) => this.chosen.has(this.id(item)));
  }

  draw() {
    fill(this.root, this.canChoose ? this.chooser() : null, this.tableOfThem(), this.pages() > 1 ? this.pager() : null);
  }

  chooser() {
    const all = this.items.length > 0 && this.chosen.size === this.items.length;
    return h('div', { class: 'chooser' },
      h('label', { class: 'check' },
        h('input', { type: 'checkbox', checked: all, 'data-at': 'all', on: { change: () => this.chooseAll(!all) } }),
        t('list.all', { count: this.items.length })),
      h('span', { class: 'soft' }, this.chosen.size ? t('list.chosen', { count: this.chosen.size }) : ''));
  }

  tableOfThem() {
    return h('table', { class: ['list', this.figures && 'figures'], 'aria-label': this.caption },
      h('thead', {}, h('tr', {},
        this.canChoose ? h('th', { scope: 'col', class: 'tick' }, h('span', { class: 'unseen' }, t('list.choose'))) : null,
        this.heads.map((head) => h('th', { scope: 'col' }, head)))),
      h('tbody', {}, this.shown().map((item, index) => this.line(item, index))));
  }

  line(item, index) {
    const id = this.id(item);
    const { href, name, cells } = this.row(item);
    return h('tr', { class: [this.chosen.has(id) && 'chosen', index === this.at && 'at'], 'data-row': index },
      this.canChoose ? h('td', { class: 'tick' }, h('label', { class: 'hit' }, h('input', {
        type: 'checkbox', checked: this.chosen.has(id), 'aria-label': t('list.chooseOne', { name }), 'data-at': `tick ${id}`,
        on: { change: () => this.choose(id) },
      }))) : null,
      cells.map((cell, column) => h('td', { 'data-head': this.heads[column] },
        column === 0 ? h('a', { href, 'data-at': `open ${id}` }, name) : null, cell)));
  }

  pager() {
    const turn = (by) => {
      this.page += by;
      this.at = -1;
      this.draw();
      this.changed(this);
      this.root.querySelector('table')?.scrollIntoView({ block: 'nearest' });
      say(t('list.page', { page: this.page, pages: this.pages() }));
    };
    return h('nav', { class: 'pager', 'aria-label': t('list.pages') },
      button(t('list.before'), () => turn(-1), { disabled: this.page <= 1 }),
      h('span', {}, t('list.page', { page: number(this.page), pages: number(this.pages()) })),
      button(t('list.after'), () => turn(1), { disabled: this.page >= this.pages() }));
  }

  choose(id) {
    if (!this.chosen.delete(id)) this.chosen.add(id);
    this.draw();
    this.changed(this);
  }

  chooseAll(on) {
    this.chosen = new Set(on ? this.items.map(this.id) : []);
    this.draw();
    this.changed(this);
    say(t('list.chosen', { count: this.chosen.size }));
  }

  /** Keys: up, down, choose, open. */
  keys() {
    const move = (by) => {
      const last = this.shown().length - 1;
      this.at = Math.min(last, Math.max(0, this.at + by));
      this.draw();
      const row = this.root.querySelector(`[data-row="${this.at}"]`);
      row?.querySelector('a')?.focus();
      row?.scrollIntoView({ block: 'nearest' });
    };
    const here = () => this.shown()[this.at];
    return {
      j: () => move(1),
      k: () => move(-1),
      x: () => here() && this.canChoose && this.choose(this.id(here())),
      Enter: () => here() && (location.hash = this.row(here()).href),
    };
  }
}
