// Keys for a long list: `?` says which there are. They never act while somebody types or chooses, nor with Ctrl, Alt or
// the like, and can be switched off (WCAG 2.1.4).
const list = document.querySelector('[data-keys]');
const OFF = 'list-keys:off';
const keys = [
  ['?', 'Show these keys'],
  ['j', 'Next request'],
  ['k', 'Request before'],
  ['Enter', 'Open the request'],
  ['t', 'Take the request'],
];

if (list) {
  const isOff = () => localStorage.getItem(OFF) === 'yes';
  const rows = () => [...list.querySelectorAll('[data-key-row]')];
  const here = () => rows().findIndex((row) => row.contains(document.activeElement));
  const make = (name, text, attributes = {}) =>
    Object.assign(document.createElement(name), { textContent: text, ...attributes });

  const dialog = make('dialog', '', { className: 'portal-keys' });
  dialog.setAttribute('aria-labelledby', 'keys-title');
  const table = make('dl', '', { className: 'govuk-summary-list' });
  for (const [key, words] of keys) {
    const line = make('div', '', { className: 'govuk-summary-list__row' });
    const term = make('dt', '', { className: 'govuk-summary-list__key' });
    term.append(make('kbd', key));
    line.append(term, make('dd', words, { className: 'govuk-summary-list__value' }));
    table.append(line);
  }
  const toggle = make('button', '', { type: 'button', className: 'govuk-button govuk-button--secondary' });
  const close = make('button', 'Close', { type: 'button', className: 'govuk-button' });
  const state = make('p', '', { className: 'govuk-body', role: 'status' });
  const say = () => {
    state.textContent = isOff() ? 'The keys are switched off.' : '';
    toggle.textContent = isOff() ? 'Switch the keys on' : 'Switch the keys off';
  };
  toggle.addEventListener('click', () => {
    if (isOff()) localStorage.removeItem(OFF);
    else localStorage.setItem(OFF, 'yes');
    say();
  });
  close.addEventListener('click', () => dialog.close());
  const group = make('div', '', { className: 'govuk-button-group' });
  group.append(close, toggle);
  dialog.append(
    make('h2', 'Keys for this list', { id: 'keys-title', className: 'govuk-heading-m' }),
    table,
    state,
    group,
  );
  document.body.append(dialog);

  const show = () => {
    say();
    dialog.showModal();
  };
  const hint = make('button', 'Keys for this list', { type: 'button', className: 'portal-keys__hint govuk-link' });
  hint.addEventListener('click', show);
  list.append(hint);

  const go = (to) => {
    const row = rows()[Math.max(0, Math.min(to, rows().length - 1))];
    row?.querySelector('[data-key-open]').focus();
    row?.scrollIntoView({ block: 'nearest' });
  };
  const acts = {
    '?': show,
    j: () => go(here() + 1),
    k: () => go(here() === -1 ? 0 : here() - 1),
    t: () => rows()[here()]?.querySelector('[data-key-take]')?.click(),
  };
  document.addEventListener('keydown', (event) => {
    const isTyping = event.target.closest('input:not([type="checkbox"]), textarea, select, [contenteditable]');
    const act = Object.hasOwn(acts, event.key) ? acts[event.key] : null;
    if (!act || isTyping || dialog.open || event.ctrlKey || event.altKey || event.metaKey) return;
    if (isOff() && event.key !== '?') return;
    event.preventDefault();
    act();
  });
}
