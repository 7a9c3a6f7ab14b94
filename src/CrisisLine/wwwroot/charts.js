// Draws each chart from the table below it, in the colours of the page.
"use strict";
(() => {
  // Paper is white, whatever the screen is.
  let isOnPaper = false;

  const colours = () => {
    const style = getComputedStyle(document.documentElement);
    const of = (name) => style.getPropertyValue(name).trim();
    return isOnPaper
      ? { ink: "#000", line: "#bbb", series: [1, 2, 3, 4].map((nth) => of(`--paper-${nth}`)) }
      : { ink: getComputedStyle(document.body).color, line: of("--pico-muted-border-color"), series: [1, 2, 3, 4].map((nth) => of(`--chart-${nth}`)) };
  };

  const draw = (canvas) => {
    const table = document.querySelector(`table[data-chart="${canvas.id}"]`);
    const rows = [...table.tBodies[0].rows];
    const { ink, line, series } = colours();
    const isLine = canvas.dataset.kind === "line", isSideways = canvas.dataset.kind === "sideways", isStacked = canvas.dataset.kind === "stacked";
    const sets = [...table.tHead.rows[0].cells].slice(1).map((head, at) => ({
      label: head.textContent,
      data: rows.map((row) => row.cells[at + 1].dataset.value === undefined || row.cells[at + 1].dataset.value === "" ? null : Number(row.cells[at + 1].dataset.value)),
      backgroundColor: series[at % series.length], borderColor: series[at % series.length], borderWidth: isLine ? 2.5 : 0, borderRadius: isLine ? 0 : 3,
      pointRadius: rows.length > 40 ? 0 : 3, tension: 0.25, spanGaps: false, maxBarThickness: 34,
    }));
    const counted = { beginAtZero: true, max: isStacked && canvas.dataset.unit === "%" ? 100 : undefined, stacked: isStacked, grid: { color: line }, border: { display: false }, ticks: { color: ink, precision: 0, callback: (value) => `${value}${canvas.dataset.unit}` } };
    const named = { stacked: isStacked, grid: { display: false }, ticks: { color: ink, maxRotation: 0, autoSkipPadding: 12 } };
    return new Chart(canvas, {
      type: isLine ? "line" : "bar",
      data: { labels: rows.map((row) => row.cells[0].textContent), datasets: sets },
      options: {
        indexAxis: isSideways ? "y" : "x", animation: false, maintainAspectRatio: false, interaction: { mode: "index", intersect: false, axis: isSideways ? "y" : "x" },
        scales: isSideways ? { x: counted, y: { ...named, ticks: { ...named.ticks, autoSkip: false } } } : { x: named, y: counted },
        plugins: {
          legend: { display: sets.length > 1, position: "bottom", labels: { color: ink, usePointStyle: true, boxHeight: 8 } },
          tooltip: { callbacks: { label: (item) => `${item.dataset.label}: ${item.formattedValue}${canvas.dataset.unit}` } },
        },
      },
    });
  };

  let drawn = [];
  const all = () => { drawn.forEach((chart) => chart.destroy()); drawn = [...document.querySelectorAll("canvas[data-kind]")].map(draw); };
  all();
  matchMedia("(prefers-color-scheme: dark)").addEventListener("change", all);
  const onPaper = (is) => { isOnPaper = is; all(); };
  addEventListener("beforeprint", () => { onPaper(true); drawn.forEach((chart) => chart.resize(640, 260)); });
  addEventListener("afterprint", () => onPaper(false));
})();
