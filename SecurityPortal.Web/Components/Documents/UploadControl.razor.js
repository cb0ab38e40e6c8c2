// Sends one file at a time by plain HTTP and tells the component how far it is. The address stands in the element, since it changes with the kind chosen.
export function listen(zone, component) {
  const input = zone.querySelector("input[type=file]");
  let busy = false;

  const send = (file) => {
    if (!file || busy || !zone.dataset.url) return;
    if (file.size > Number(zone.dataset.max)) {
      component.invokeMethodAsync("FinishedAsync", zone.dataset.tooLarge);
      return;
    }
    busy = true;
    const body = new FormData();
    body.append("file", file, file.name);
    const request = new XMLHttpRequest();
    let shown = -1;
    request.open("POST", zone.dataset.url);
    request.setRequestHeader("RequestVerificationToken", zone.dataset.token);
    request.upload.onprogress = (e) => {
      const percent = e.lengthComputable ? Math.floor((e.loaded * 100) / e.total) : 0;
      if (percent === 100 || percent >= shown + 5) component.invokeMethodAsync("Progress", (shown = percent));
    };
    request.onloadend = () => {
      busy = false;
      component.invokeMethodAsync("FinishedAsync", request.status === 200 ? null : sentence(request) ?? zone.dataset.failed);
    };
    request.send(body);
  };

  const sentence = (request) => {
    try { return JSON.parse(request.responseText).message ?? null; } catch { return null; }
  };

  zone.querySelector("[data-choose]").addEventListener("click", () => input.click());
  input.addEventListener("change", () => {
    send(input.files[0]);
    input.value = "";
  });
  zone.addEventListener("dragover", (e) => {
    e.preventDefault();
    zone.classList.add("portal-upload-over");
  });
  zone.addEventListener("dragleave", () => zone.classList.remove("portal-upload-over"));
  zone.addEventListener("drop", (e) => {
    e.preventDefault();
    zone.classList.remove("portal-upload-over");
    send(e.dataTransfer.files[0]);
  });
}
