// The button beside a password: shows and hides what was typed. Without this script there is no button.
for (const button of document.querySelectorAll("button[data-password]")) {
  const input = document.getElementById(button.dataset.password);
  const status = button.parentElement.querySelector("[role=status]");
  button.hidden = false;

  const set = shown => {
    input.type = shown ? "text" : "password";
    button.textContent = shown ? button.dataset.hide : button.dataset.show;
    button.setAttribute("aria-label", shown ? button.dataset.hideLabel : button.dataset.showLabel);
  };
  button.addEventListener("click", () => {
    const shown = input.type === "password";
    set(shown);
    status.textContent = shown ? status.dataset.shown : status.dataset.hidden;
  });

  // Password managers keep only what was sent as a password.
  input.form?.addEventListener("submit", () => set(false));
}
