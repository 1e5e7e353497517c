/* What runs on a guide besides an embed: LibGuides' own page script (first part), then what institutions
   put into Look & Feel > Custom JS (second part). It does what such scripts are known to do, and it
   keeps the guide itself working. Needs jQuery, any version. */

/* ---- LibGuides' own ---- */
var springSpace = window.springSpace || {};
springSpace.Common = { baseURL: '/', constant: { PROCESSING: { ACTION_BOX_OF_ANCHOR: 562 } } };

/* A numeric hash is an old address of a box: ask the server which, and wait for its answer. */
springSpace.handleScroll = function () {
  var anchor = window.location.hash.substring(1);
  var target = '';
  if (jQuery.isNumeric(anchor)) {
    jQuery.ajax({
      async: false,
      url: '/content_process.php',
      type: 'POST',
      dataType: 'json',
      data: { action: springSpace.Common.constant.PROCESSING.ACTION_BOX_OF_ANCHOR, anchor: anchor },
      success: function (response) {
        if (response.data && response.data.box_id) target = '#s-lg-box-' + response.data.box_id;
      },
      error: function () {}
    });
  }
  if (target && jQuery(target).length) {
    jQuery('html, body').animate({ scrollTop: jQuery(target).offset().top }, 750);
  }
};
jQuery(springSpace.handleScroll);

/* A click outside an open menu closes it, and does nothing else: it never reaches what was clicked. */
document.addEventListener('click', function (event) {
  var open = jQuery('.dropdown.open, .dropdown-menu.show');
  if (!open.length || jQuery(event.target).closest('.dropdown').length) return;
  open.removeClass('open show');
  jQuery('[aria-expanded="true"]', jQuery('.dropdown')).attr('aria-expanded', 'false').removeClass('show');
  event.stopPropagation();
}, true);

/* Clicks and changes inside a box stay in the box, but for LibGuides' own tabs and toggles. A listener on the
   document (delegated events) hears nothing of them. */
jQuery(function () {
  jQuery('.s-lib-box-content').on('click change input', function (event) {
    if (jQuery(event.target).closest('[data-toggle], [data-bs-toggle]').length) return;
    event.stopPropagation();
  });
});

/* Springshare's statistics: every view of the page, by title and address. */
window.springStats = window.springStats || {};
springStats.saConfig = { site_id: 479, tracking_server_host: window.location.host };
springStats.hits = [];
springStats.record = function (kind, detail) {
  springStats.hits.push({
    kind: kind, detail: detail || '', title: document.title, url: window.location.href
  });
};
jQuery(window).on('load', function () { springStats.record('page'); });

/* ---- The institution's own ---- */

/* A tag manager: history changes count as views; clicks, typing and sent forms as events, each with
   whatever the page lets it see of the element. It reads no values on purpose, but it reads text. */
(function () {
  ['pushState', 'replaceState'].forEach(function (name) {
    var original = window.history[name];
    window.history[name] = function () {
      var result = original.apply(window.history, arguments);
      springStats.record('history', name);
      return result;
    };
  });
  window.addEventListener('hashchange', function () { springStats.record('history', 'hashchange'); });
  ['click', 'input', 'submit'].forEach(function (kind) {
    document.addEventListener(kind, function (event) {
      var seen = event.target;
      springStats.record(kind, [seen.tagName, seen.id, seen.getAttribute && seen.getAttribute('name'),
        seen.textContent ? seen.textContent.trim().slice(0, 80) : ''].join('|'));
    }, true);
  });
})();

/* "/" goes to the guide's search, unless somebody is typing. */
document.addEventListener('keydown', function (event) {
  if (event.key !== '/' || event.target !== document.body) return;
  event.preventDefault();
  document.getElementById('s-lg-guide-search-terms').focus();
});

/* Empty paragraphs that the editor leaves behind go. */
jQuery(function () {
  jQuery('.s-lib-box-content p').filter(function () {
    return !jQuery(this).children().not('br').length && jQuery(this).text().replace(/\u00a0/g, '').trim() === '';
  }).remove();
});

/* On a phone the box so marked moves up to the head of its row, and back when there is room again: whatever it
   holds is taken out of the document and put in again. */
jQuery(function () {
  var box = jQuery('.lg-first-on-phones').first();
  if (!box.length) return;
  var home = jQuery('<span class="lg-box-home" hidden></span>').insertBefore(box);
  function place() {
    var phone = window.matchMedia('(max-width: 767px)').matches;
    var away = !home.next().is(box);
    if (phone && !away) box.prependTo(box.closest('.s-lg-row').find('.s-lg-col-boxes').first());
    if (!phone && away) box.insertAfter(home);
  }
  place();
  jQuery(window).on('resize', place);
});

/* Open the box that the address names. It takes every hash for a selector, and stops with an error at one that
   is not: `#123`, `#draft=…`, `#/a/b`. Last in this file, so that nothing else stops with it. */
jQuery(window).on('load hashchange', function () {
  if (!window.location.hash) return;
  var box = document.querySelector(window.location.hash);
  if (box) box.classList.add('lg-from-address');
});
