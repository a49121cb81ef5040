// Parts that may show less from one moment to the next: read again through the page's own address when news says so.
export function keepFresh(parts, socket) {
  const rooms = [...new Set(parts.map((part) => part.dataset.fresh))];
  let wasConnected = false;
  socket.on('connect', () => {
    socket.emit('watch', { rooms });
    if (wasConnected) void readAgain(parts); // news may have been missed meanwhile
    wasConnected = true;
  });
  // What is pending may have come while the page was on its way.
  socket.on('welcome', () => {
    const pending = parts.filter((part) => part.querySelector('[data-pending]'));
    if (pending.length) void readAgain(pending);
  });
  socket.on('changed', ({ topic }) => {
    const about = parts.filter((part) => part.dataset.freshOn.split(' ').includes(topic));
    if (about.length) void readAgain(about);
  });
}

// What cannot be read again is taken away: it may be what was withdrawn.
async function readAgain(parts) {
  let page;
  try {
    const answer = await fetch(location.href, { headers: { accept: 'text/html' }, cache: 'no-store' });
    if (answer.ok) page = new DOMParser().parseFromString(await answer.text(), 'text/html');
  } catch {
    // not connected
  }
  for (const part of parts) {
    const now = page?.getElementById(part.id);
    if (now) part.replaceChildren(...now.childNodes);
    else part.textContent = 'This part changed and is not shown any more. Reload the page to see what you may read.';
  }
}
