/* Draws the network from data computed on the server; places are given, nothing is simulated, names stay text. */
(function () {
  "use strict";
  var holder = document.getElementById("picture");
  var source = document.getElementById("picture-data");
  var told = document.getElementById("told");
  if (!holder || !source || !window.vis) { return; }
  var still = document.getElementById("still");
  holder.hidden = false;
  if (still) { still.classList.add("on-paper"); }
  var data = JSON.parse(source.textContent);
  var near = {};
  var names = {};
  data.nodes.forEach(function (node) { names[node.id] = node; near[node.id] = []; });
  data.edges.forEach(function (edge) {
    near[edge.from].push({ other: edge.to, edge: edge });
    if (edge.from !== edge.to) { near[edge.to].push({ other: edge.from, edge: edge }); }
  });
  function token(name) { return getComputedStyle(document.documentElement).getPropertyValue("--" + name).trim(); }
  function has(node, mark) { return node.marks.indexOf(mark) >= 0; }
  function node(item) {
    var subject = has(item, "subject");
    var person = has(item, "person");
    var edge = has(item, "listed") ? token("law") : has(item, "watched") ? token("signal") : person ? token("ink-soft") : token("accent");
    var fill = subject ? token("accent") : token("sheet");
    var text = subject ? token("paper") : token("ink");
    return {
      id: item.id, label: item.label, title: item.title, x: item.x, y: item.y, physics: false,
      shape: person ? "dot" : "box", size: 10,
      borderWidth: has(item, "listed") ? 3 : has(item, "hub") ? 4 : subject ? 2 : 1.5, borderWidthSelected: 4,
      shapeProperties: { borderDashes: has(item, "watched") ? [5, 4] : false, borderRadius: 3 },
      color: { border: edge, background: fill, highlight: { border: edge, background: fill }, hover: { border: edge, background: subject ? fill : token("hover") } },
      font: { color: person ? token("ink") : text, size: 14, face: "PingFang SC, Microsoft YaHei, Noto Sans CJK SC, sans-serif", strokeWidth: person ? 4 : 0, strokeColor: token("paper") },
      widthConstraint: person ? false : { maximum: 150 }, margin: 7
    };
  }
  function line(item, index) {
    var back = data.edges.some(function (other) { return other.from === item.to && other.to === item.from; });
    return {
      id: index, from: item.from, to: item.to, label: item.label, title: item.title, arrows: { to: { enabled: true, scaleFactor: 0.6 } },
      smooth: back ? { enabled: true, type: "curvedCW", roundness: 0.18 } : false, width: 1,
      color: { color: token("ink-soft"), highlight: token("accent"), hover: token("accent") },
      font: { color: token("ink-soft"), size: 12, strokeWidth: 4, strokeColor: token("paper"), align: "horizontal" }
    };
  }
  var nodes = new vis.DataSet(data.nodes.map(node));
  var edges = new vis.DataSet(data.edges.map(line));
  var drawn = new vis.Network(holder, { nodes: nodes, edges: edges }, data.options);
  drawn.once("afterDrawing", function () { drawn.fit({ maxZoomLevel: 1 }); });
  window.matchMedia("(prefers-color-scheme: dark)").addEventListener("change", function () {
    nodes.update(data.nodes.map(node));
    edges.update(data.edges.map(line));
  });
  var first = data.nodes.filter(function (item) { return item.hop === 0; })[0];
  var here = first ? first.id : null;
  var step = -1;
  function tell(text) { told.textContent = text; }
  function tellNode(id) {
    var ties = near[id] || [];
    var words = ties.slice(0, 12).map(function (tie) { return tie.edge.sentences.join("；"); });
    tell(names[id].title.split("\n").join(" · ") + "。" + words.join("；") + (ties.length > 12 ? "；等 " + ties.length + " 项" : "") + "。");
  }
  drawn.on("selectNode", function (event) { here = event.nodes[0]; step = -1; tellNode(here); });
  holder.addEventListener("keydown", function (event) {
    var ties = near[here] || [];
    var move = { ArrowRight: 1, ArrowDown: 1, ArrowLeft: -1, ArrowUp: -1 }[event.key];
    if (move && ties.length) {
      step = (step + move + ties.length) % ties.length;
      drawn.selectNodes([ties[step].other]);
      tell((step + 1) + " / " + ties.length + "：" + ties[step].edge.sentences.join("；") + "。");
    } else if (event.key === "Enter" && step >= 0) {
      here = ties[step].other; step = -1; drawn.selectNodes([here]); tellNode(here);
    } else if (event.key === "Home" && first) {
      here = first.id; step = -1; drawn.selectNodes([here]); tellNode(here);
    } else { return; }
    event.preventDefault();
  });
})();
