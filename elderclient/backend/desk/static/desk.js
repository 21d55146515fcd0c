// Looks again by itself: asks the server for the part of the page that is alive, and waits until it has changed.
// Everything it does the page also does without it, by loading again. It builds no HTML of its own.
"use strict";
(() => {
  const live = document.getElementById("live");
  if (!live || !live.dataset.watch) return;
  const pause = 3000;
  const typed = () => Array.from(document.querySelectorAll("textarea")).some((one) => one.value !== one.defaultValue);
  const goOn = (phase) => {
    if (!live.dataset.phase || phase === live.dataset.phase) return;
    if (!typed()) { location.replace(location.pathname); return; }
    if (document.getElementById("gone-on")) return;
    const line = document.createElement("p");
    const link = document.createElement("a");
    line.id = "gone-on";
    line.className = "problem";
    link.href = location.pathname;
    link.textContent = live.dataset.phaseText;
    line.append(link);
    live.before(line);
  };
  const look = async () => {
    try {
      const answer = await fetch(live.dataset.watch + "?seen=" + encodeURIComponent(live.dataset.tag), { headers: { "X-Desk-Script": "1" } });
      if (answer.status === 401) { location.replace("/desk/sign-in"); return; }
      if (answer.status === 200) {
        const focused = live.contains(document.activeElement) ? document.activeElement.getAttribute("href") : null;
        live.innerHTML = await answer.text();
        live.dataset.tag = answer.headers.get("X-Desk-Tag") || "";
        const again = focused && Array.from(live.querySelectorAll("a")).find((one) => one.getAttribute("href") === focused);
        if (again) again.focus();
        const lines = live.querySelector("ol.lines");
        if (lines) lines.scrollTop = lines.scrollHeight;
        const part = live.querySelector("[data-phase]");
        if (part) goOn(part.dataset.phase);
      }
      setTimeout(look, answer.ok ? 100 : pause);
    } catch {
      setTimeout(look, pause);
    }
  };
  const lines = live.querySelector("ol.lines");
  if (lines) lines.scrollTop = lines.scrollHeight;
  look();
})();
