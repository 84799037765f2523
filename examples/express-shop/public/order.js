// Asks every two seconds where the order stands, and shows the page anew when that has changed.
const known = document.querySelector("[data-state]").dataset.state;

async function look() {
  try {
    const answer = await fetch(`${location.pathname}/state`, { cache: "no-store" });
    const { state } = await answer.json();
    if (state !== known) location.reload();
  } catch {
    // Offline, perhaps: the next look may be luckier.
  }
}

setInterval(look, 2000);
// A phone stops timers of a page that is not seen, as while its owner pays in a wallet.
document.addEventListener("visibilitychange", () => {
  if (!document.hidden) look();
});
