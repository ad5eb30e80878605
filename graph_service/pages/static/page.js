/* Small conveniences: copying a code, sorting a table. The page is complete without them. */
(function () {
  "use strict";
  function copyButton(holder) {
    var button = document.createElement("button");
    button.type = "button";
    button.className = "copy";
    button.textContent = "复制";
    button.addEventListener("click", function () {
      copy(holder.getAttribute("data-copy")).then(
        function () { button.textContent = "已复制"; },
        function () { button.textContent = "未能复制"; }
      );
      window.setTimeout(function () { button.textContent = "复制"; }, 1500);
    });
    holder.appendChild(button);
  }
  function copy(text) {
    if (navigator.clipboard && window.isSecureContext) { return navigator.clipboard.writeText(text); }
    var area = document.createElement("textarea");
    area.value = text;
    document.body.appendChild(area);
    area.select();
    var done = document.execCommand("copy");
    area.remove();
    return done ? Promise.resolve() : Promise.reject();
  }
  function key(cell) {
    var text = cell ? cell.textContent.trim() : "";
    var number = parseFloat(text.replace(/[,%]/g, ""));
    return cell && cell.classList.contains("num") ? (isNaN(number) ? -Infinity : number) : text;
  }
  function sortBy(table, column, heading) {
    var down = heading.getAttribute("aria-sort") === "ascending";
    table.querySelectorAll("th").forEach(function (th) { th.removeAttribute("aria-sort"); });
    heading.setAttribute("aria-sort", down ? "descending" : "ascending");
    var body = table.tBodies[0];
    Array.from(body.rows)
      .map(function (row) { return [key(row.cells[column]), row]; })
      .sort(function (a, b) {
        var order = typeof a[0] === "number" ? (a[0] < b[0] ? -1 : a[0] > b[0] ? 1 : 0) : a[0].localeCompare(b[0], "zh-CN");
        return down ? -order : order;
      })
      .forEach(function (pair) { body.appendChild(pair[1]); });
  }
  function sortable(table) {
    table.querySelectorAll("thead th").forEach(function (heading, column) {
      var button = document.createElement("button");
      button.type = "button";
      button.textContent = heading.textContent;
      heading.textContent = "";
      heading.appendChild(button);
      button.addEventListener("click", function () { sortBy(table, column, heading); });
    });
  }
  /* A button with a key of its own: pressed anywhere but in a field, it is as if it were clicked. */
  function onKey(event) {
    if (event.ctrlKey || event.metaKey || event.altKey || event.repeat || /^(INPUT|TEXTAREA|SELECT)$/.test(event.target.tagName)) { return; }
    var button = Array.from(document.querySelectorAll("button[data-key]")).find(function (one) {
      return one.getAttribute("data-key") === event.key.toLowerCase();
    });
    if (button) { event.preventDefault(); button.click(); }
  }
  if (document.querySelector("button[data-key]")) { document.addEventListener("keydown", onKey); }
  document.querySelectorAll("[data-copy]").forEach(copyButton);
  document.querySelectorAll("table[data-sortable]").forEach(sortable);
})();
