// Moves a picture under a frame of fixed proportions, by pointer, wheel, keys and buttons, and tells the component which part lies under it once it rests.
const frames = new WeakMap();

export function listen(frame, component) {
  const image = frame.querySelector("img");
  const view = { x: 0, y: 0, scale: 1, timer: 0 };
  const least = () => Math.max(frame.clientWidth / image.naturalWidth, frame.clientHeight / image.naturalHeight);
  // No closer than the fewest pixels a portrait may have.
  const most = () => Math.max(least(), frame.clientWidth / Number(frame.dataset.min));

  const draw = () => {
    view.scale = Math.min(most(), Math.max(least(), view.scale));
    const width = image.naturalWidth * view.scale;
    const height = image.naturalHeight * view.scale;
    view.x = Math.min(0, Math.max(frame.clientWidth - width, view.x));
    view.y = Math.min(0, Math.max(frame.clientHeight - height, view.y));
    image.style.width = `${width}px`;
    image.style.transform = `translate(${view.x}px, ${view.y}px)`;
  };

  const rest = () => {
    clearTimeout(view.timer);
    view.timer = setTimeout(() => {
      const width = Math.min(image.naturalWidth, Math.max(Number(frame.dataset.min), Math.floor(frame.clientWidth / view.scale)));
      component.invokeMethodAsync("CroppedAsync", Math.round(-view.x / view.scale), Math.round(-view.y / view.scale), width);
    }, 350);
  };

  const zoom = (factor) => {
    const before = view.scale;
    view.scale = Math.min(most(), Math.max(least(), view.scale * factor));
    const [cx, cy] = [frame.clientWidth / 2, frame.clientHeight / 2];
    view.x = cx - ((cx - view.x) * view.scale) / before;
    view.y = cy - ((cy - view.y) * view.scale) / before;
  };

  const step = () => frame.clientWidth / 20;
  const commands = {
    larger: () => zoom(1.1), smaller: () => zoom(1 / 1.1),
    left: () => { view.x += step(); }, right: () => { view.x -= step(); }, up: () => { view.y += step(); }, down: () => { view.y -= step(); },
  };
  const run = (name) => {
    commands[name]();
    draw();
    rest();
  };
  frames.set(frame, run);

  const keys = { ArrowLeft: "left", ArrowRight: "right", ArrowUp: "up", ArrowDown: "down", "+": "larger", "=": "larger", "-": "smaller" };
  frame.addEventListener("keydown", (e) => {
    if (keys[e.key] && !e.ctrlKey && !e.metaKey) {
      e.preventDefault();
      run(keys[e.key]);
    }
  });
  let from = null;
  frame.addEventListener("pointerdown", (e) => {
    from = { x: e.clientX - view.x, y: e.clientY - view.y };
    frame.setPointerCapture(e.pointerId);
  });
  frame.addEventListener("pointermove", (e) => {
    if (from) {
      view.x = e.clientX - from.x;
      view.y = e.clientY - from.y;
      draw();
    }
  });
  const drop = () => {
    if (from) {
      from = null;
      rest();
    }
  };
  frame.addEventListener("pointerup", drop);
  frame.addEventListener("pointercancel", drop);
  frame.addEventListener("wheel", (e) => {
    e.preventDefault();
    zoom(e.deltaY < 0 ? 1.05 : 1 / 1.05);
    draw();
    rest();
  }, { passive: false });

  // As the server cut it first: the largest part, a quarter of the rest above it.
  const start = () => {
    view.scale = least();
    view.x = (frame.clientWidth - image.naturalWidth * view.scale) / 2;
    view.y = (frame.clientHeight - image.naturalHeight * view.scale) / 4;
    draw();
    frame.dataset.ready = "true";
  };
  if (image.complete && image.naturalWidth) start(); else image.addEventListener("load", start, { once: true });
}

export function command(frame, name) {
  frames.get(frame)?.(name);
}
