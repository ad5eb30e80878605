/* Walks through a drawn picture by keyboard and reads each relation out; without it every box is still a link. */
(function () {
  "use strict";
  document.querySelectorAll("svg.pic.live").forEach(function (picture) {
    var holder = picture.closest("[data-told]");
    var told = holder && document.getElementById(holder.getAttribute("data-told"));
    var boxes = Array.prototype.slice.call(picture.querySelectorAll(".pic-node"));
    if (!told || !boxes.length) { return; }
    var subject = picture.querySelector(".pic-node.subject") || boxes[0];
    var near = {};
    boxes.forEach(function (box) {
      near[box.id] = [];
      box.setAttribute("tabindex", box === subject ? "0" : "-1");
    });
    picture.querySelectorAll(".pic-tie").forEach(function (tie) {
      var from = tie.getAttribute("data-from"), to = tie.getAttribute("data-to");
      var words = tie.querySelector("title").textContent;
      near[from].push({ other: to, words: words });
      if (from !== to) { near[to].push({ other: from, words: words }); }
    });
    var here = subject.id;
    var step = -1;
    function show(id) {
      var box = document.getElementById(id);
      boxes.forEach(function (one) { one.setAttribute("tabindex", one === box ? "0" : "-1"); });
      box.focus({ preventScroll: true });
      box.scrollIntoView({ block: "nearest", inline: "nearest" });
    }
    function tellBox(id) {
      var box = document.getElementById(id);
      var count = near[id].length;
      told.textContent = box.getAttribute("aria-label") + "。相连 " + count + " 项" + (count ? "，按方向键逐一朗读。" : "。");
    }
    function tellStep() {
      var ties = near[here];
      told.textContent = (step + 1) + " / " + ties.length + "：" + ties[step].words + "。";
    }
    function stand(id) { here = id; step = -1; show(id); tellBox(id); }
    picture.addEventListener("focusin", function (event) {
      var box = event.target.closest(".pic-node");
      if (box && box.id !== here && (step < 0 || near[here][step].other !== box.id)) { here = box.id; step = -1; tellBox(here); }
      else if (box && step < 0 && box.id === here) { tellBox(here); }
    });
    picture.addEventListener("keydown", function (event) {
      var ties = near[here];
      var move = { ArrowRight: 1, ArrowDown: 1, ArrowLeft: -1, ArrowUp: -1 }[event.key];
      if (move && ties.length) {
        step = step < 0 ? (move > 0 ? 0 : ties.length - 1) : (step + move + ties.length) % ties.length;
        show(ties[step].other);
        tellStep();
      } else if (event.key === " ") {
        stand(step < 0 ? here : ties[step].other);
      } else if (event.key === "Home") {
        stand(subject.id);
      } else { return; }
      event.preventDefault();
    });
    if (holder.hasAttribute("data-from-start")) { return; }
    var frame = picture.parentElement;
    var box = subject.getBoundingClientRect(), room = frame.getBoundingClientRect();
    frame.scrollLeft += box.left + box.width / 2 - room.left - room.width / 2;
    frame.scrollTop += box.top + box.height / 2 - room.top - room.height / 2;
  });
})();
