interface BarSize {
  readonly width: number;
  readonly height: number;
}

/** How much room the bars of a box take that scrolls as `like` does. */
function measure(like?: Element): BarSize {
  const box = document.createElement('div');
  Object.assign(box.style, {
    position: 'absolute',
    left: '0',
    top: '0',
    width: '100px',
    height: '100px',
    overflow: 'scroll',
  });
  if (like) box.style.scrollbarWidth = getComputedStyle(like).scrollbarWidth;
  document.body.appendChild(box);
  const size = { width: box.offsetWidth - box.clientWidth, height: box.offsetHeight - box.clientHeight };
  box.remove();
  return size;
}

let usual: BarSize | undefined;

export default function getScrollBarSize(fresh?: boolean): number {
  if (fresh || !usual) usual = measure();
  return usual.width;
}

export const getTargetScrollBarSize = (target: unknown): BarSize =>
  target instanceof Element ? measure(target) : { width: 0, height: 0 };
