/**
 * Handlers that tell when the mouse or the focus comes into a part, and when both have left it. A
 * finger neither hovers nor leaves: it taps, which brings the focus.
 */
export function hoverOrFocus(enter: () => void, leave: () => void) {
  const onEnter = (event: PointerEvent | FocusEvent) => {
    if (!isTouch(event)) enter();
  };
  const onLeave = (event: (PointerEvent | FocusEvent) & { currentTarget: Element }) => {
    const part = event.currentTarget;
    if (isTouch(event)) return;
    // Only when the event is over do both states say where the mouse and the focus have gone.
    setTimeout(() => part.matches(':hover,:focus-within') || leave());
  };
  return {
    onPointerEnter: onEnter,
    onPointerLeave: onLeave,
    onFocusIn: onEnter,
    onFocusOut: onLeave,
  };
}

function isTouch(event: PointerEvent | FocusEvent): boolean {
  return 'pointerType' in event && event.pointerType === 'touch';
}
