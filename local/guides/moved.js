/* What layout scripts do to a guide: the first box goes to the other column and back. Once it is taken
   out, kept for a frame, and put back in. */
(function () {
  "use strict";
  var columns = document.querySelectorAll("#s-lg-guide-main .s-lg-col-boxes");
  var box = columns[0].firstElementChild;
  var moves = 0;
  function move() {
    var to = columns[(moves += 1) % 2];
    to.insertBefore(box, to.firstChild);
  }
  function takeOut() {
    var from = box.parentNode;
    from.removeChild(box);
    requestAnimationFrame(function () {
      requestAnimationFrame(function () { from.insertBefore(box, from.firstChild); });
    });
  }
  move();
  window.addEventListener("load", move);
  document.addEventListener("mentoring-form:ready", takeOut, { once: true });
  document.getElementById("lg-rearrange").addEventListener("click", move);
})();
