/** An event of the mouse or a finger, or of the focus, which has no `pointerType`. */
interface Arrival {
  type: string;
  pointerType?: string;
}

/**
 * Handlers that tell when the mouse or the focus comes into a part, and when both have left it. A
 * finger neither hovers nor leaves: it taps, which brings the focus.
 */
export function hoverOrFocus(enter: () => void, leave: () => void) {
  const onEnter = ({ pointerType }: Arrival) => {
    if (pointerType !== 'touch') enter();
  };
  const onLeave = ({ pointerType, currentTarget: part }: Arrival & { currentTarget: Element }) => {
    if (pointerType === 'touch') return;
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
