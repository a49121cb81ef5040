// Cards are dragged to where their "Move to" menu could send them: the same form, sent without leaving the page. A card
// stands where it was until the portal has said that it moved.
const PATIENCE = 15_000;

export function moveCards(root, page) {
  let dragged = null;

  function handles() {
    for (const form of root.querySelectorAll('form[data-move]')) {
      if (form.querySelector('.portal-handle')) continue;
      const handle = Object.assign(document.createElement('span'), {
        className: 'portal-handle',
        draggable: true,
        textContent: 'Drag',
        title: 'Drag to an outcome',
      });
      handle.ariaHidden = 'true';
      form.querySelector('label, a').after(handle);
    }
  }
  handles();
  root.addEventListener('patched', handles);

  const cardOf = (form) => form.closest('[data-moving], [data-card]');
  const dropAt = (event) => dragged && event.target.closest?.('[data-drop]');
  const unmark = () => root.querySelectorAll('.portal-drop').forEach((each) => each.classList.remove('portal-drop'));

  root.addEventListener('dragstart', (event) => {
    const form = event.target.closest?.('form[data-move]');
    if (!form) return;
    dragged = form;
    event.dataTransfer.effectAllowed = 'move';
    event.dataTransfer.setData('text/plain', '');
    event.dataTransfer.setDragImage(cardOf(form), 10, 10);
    root.classList.add('portal-dragging');
    page.at(form.closest('[data-card]').id);
  });
  root.addEventListener('dragover', (event) => {
    const target = dropAt(event);
    unmark();
    if (!target) return;
    event.preventDefault();
    target.classList.add('portal-drop');
  });
  root.addEventListener('dragend', () => {
    dragged = null;
    unmark();
    root.classList.remove('portal-dragging');
    page.at('');
  });
  root.addEventListener('drop', (event) => {
    const target = dropAt(event);
    if (!target) return;
    event.preventDefault();
    const form = dragged;
    const to = target.dataset.drop;
    if (form.elements.to.dataset.now === to) return; // where it is already
    form.elements.to.value = to;
    if (to === 'not-used')
      form.submit(); // its reason is asked on a page of its own
    else void send(form);
  });
  root.addEventListener('submit', (event) => {
    const form = event.target.closest('form[data-move], form[data-in-place]');
    if (!form || form.elements.to?.value === 'not-used' || form.elements.to?.value === '') return;
    event.preventDefault();
    void send(form);
  });

  async function send(form, body = new URLSearchParams(new FormData(form))) {
    const card = cardOf(form);
    card.querySelector('.portal-not-moved')?.remove();
    card.ariaBusy = 'true';
    try {
      const answer = await fetch(form.action, {
        method: 'POST',
        body,
        headers: { accept: 'text/html' },
        signal: AbortSignal.timeout(PATIENCE),
      });
      const html = await answer.text();
      if (answer.ok && page.take(html)) {
        page.saved();
        page.say('Moved.');
      } else refused(card, answer, html);
    } catch {
      const words = 'Not moved: the connection broke. It is where it was, and nothing is lost.';
      tell(card, words, () => void send(form, body)); // the same once more: done twice it still happens once
    } finally {
      card.ariaBusy = null;
    }
  }

  function refused(card, answer, html) {
    const main = new DOMParser().parseFromString(html, 'text/html').querySelector('main');
    const why =
      answer.status === 401
        ? 'You are signed out: sign in again on this device, then try again.'
        : [main?.querySelector('h1'), main?.querySelector('p')]
            .map((each) => each?.textContent.trim() ?? '')
            .join('. ');
    tell(card, `Not moved. ${why}`);
    page.refresh();
  }

  function tell(card, words, retry) {
    const box = Object.assign(document.createElement('div'), { className: 'portal-not-moved', role: 'alert' });
    box.append(Object.assign(document.createElement('p'), { className: 'govuk-body', textContent: words }));
    if (retry) {
      const button = Object.assign(document.createElement('button'), {
        type: 'button',
        className: 'govuk-button govuk-button--secondary',
        textContent: 'Try again',
      });
      button.addEventListener('click', retry);
      box.append(button);
    }
    card.append(box);
  }
}
