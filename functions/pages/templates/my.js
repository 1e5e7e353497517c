// On the pages behind a person's own link. The secret stands in the address's fragment, which never
// leaves the browser by itself: it is taken from there at once, and posted.
const secret = decodeURIComponent(location.hash.slice(1));
if (secret) history.replaceState(null, '', location.pathname + location.search);
const open = document.querySelector('form[data-open]');
if (secret && open) {
  open.elements.code.value = secret;
  open.requestSubmit();
}
for (const button of document.querySelectorAll('button[data-print]')) {
  button.hidden = false;
  button.addEventListener('click', () => print());
}
