// A file that is too large is said at once, where scripts run: nobody waits for it to be sent in vain.
for (const field of document.querySelectorAll('input[type="file"][data-most-mb]')) {
  field.addEventListener('change', () => {
    document.getElementById(`${field.id}-large`)?.remove();
    const most = Number(field.dataset.mostMb);
    if ((field.files[0]?.size ?? 0) <= most * 1024 * 1024) return;
    field.value = '';
    const words = `This file is too big. It can have up to ${most} MB. Your words are kept. Choose a smaller one.`;
    field.before(
      Object.assign(document.createElement('p'), {
        id: `${field.id}-large`,
        className: 'govuk-error-message',
        role: 'alert',
        textContent: words,
      }),
    );
  });
}
