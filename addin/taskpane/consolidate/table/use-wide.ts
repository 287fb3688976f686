// Whether there is room for a table with columns, or only for cards below each other.
import { type RefObject, useEffect, useState } from "react";

const WIDE_PX = 720;

export const useWide = (place: RefObject<HTMLElement | null>): boolean => {
  const [isWide, setWide] = useState(false);
  useEffect(() => {
    const element = place.current;
    if (!element) return;
    const observer = new ResizeObserver(() => setWide(element.clientWidth >= WIDE_PX));
    observer.observe(element);
    return () => observer.disconnect();
  }, [place]);
  return isWide;
};
