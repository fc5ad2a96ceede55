/** Logs out by a request of the script: a form's would not say where it comes from on a page without referrer. */

document.querySelector("form[action='/logout']")?.addEventListener("submit", async (event) => {
  event.preventDefault();
  await fetch("/logout", { method: "POST", redirect: "manual" }).catch(() => {});
  location.assign("/");
});
