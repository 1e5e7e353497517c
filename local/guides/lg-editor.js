/* The LibGuides editor, as far as an embed meets it: it puts a box's content in with jQuery (which runs the
   scripts in it, with no `document.currentScript`), does so again after every Save, and drops its Edit
   button into the first element of the content, whatever element that is. Needs jQuery. */
jQuery(function ($) {
  function fill(content) {
    content.html(content.next('template').html());
    var controls = $('<div class="lg-edit-controls"></div>');
    $('<button type="button" class="btn btn-xs btn-default">Edit</button>')
      .on('click', function () { content.addClass('lg-editing'); }).appendTo(controls);
    $('<button type="button" class="btn btn-xs btn-primary">Save</button>')
      .on('click', function () { content.removeClass('lg-editing'); fill(content); }).appendTo(controls);
    content.children().first().append(controls);
  }
  $('.lg-editable').each(function () { fill($(this)); });
});
