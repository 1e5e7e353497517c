// On the pages behind a person's own link. The secret stands in the address's fragment, which never
// leaves the browser by itself: it is taken from there at once, and posted. Behind it may stand what
// was pressed in a mail, which the page then asks about.
const [secret, press = ''] = decodeURIComponent(location.hash.slice(1)).split('&');
if (secret) history.replaceState(null, '', location.pathname + location.search);
const open = document.querySelector('form[data-open]');
if (secret && open) {
  open.elements.code.value = secret;
  if (open.elements.press) open.elements.press.value = press;
  open.requestSubmit();
}
for (const button of document.querySelectorAll('button[data-print]')) {
  button.hidden = false;
  button.addEventListener('click', () => print());
}
