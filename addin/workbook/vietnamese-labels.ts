// Gives the spreadsheet's fixed English labels, read aloud by screen readers, their Vietnamese words.

const LABELS: Readonly<Record<string, string>> = {
  "ribbon.start": "Thanh công cụ",
  "Sheet tabs": "Các trang tính",
  "Sidebar panel": "Ngăn phụ của bảng tính",
  "Close sidebar": "Đóng ngăn phụ",
  "Resize sidebar": "Đổi chiều rộng ngăn phụ",
  "Notifications alt+T": "Thông báo (Alt+T)",
  Previous: "Trước",
  Next: "Sau",
  Back: "Quay lại",
  "Previous Month": "Tháng trước",
  "Next Month": "Tháng sau",
  "Close badge": "Đóng",
  "Zoom in": "Phóng to",
  "Zoom out": "Thu nhỏ",
  "Reset zoom": "Cỡ ban đầu",
  increment: "Tăng",
  decrement: "Giảm",
};

const ATTRIBUTE = "aria-label";

const translate = (element: Element): void => {
  const label = LABELS[element.getAttribute(ATTRIBUTE) ?? ""];
  if (label !== undefined) element.setAttribute(ATTRIBUTE, label);
};

const translateAll = (place: Element): void => {
  translate(place);
  for (const element of place.querySelectorAll(`[${ATTRIBUTE}]`)) translate(element);
};

/** Also in menus and notices, which the engine draws at the end of the page. */
export const speakVietnamese = (): void => {
  translateAll(document.body);
  const observer = new MutationObserver((changes) => {
    for (const { target, addedNodes } of changes) {
      if (target instanceof Element) translate(target);
      for (const node of addedNodes) if (node instanceof Element) translateAll(node);
    }
  });
  observer.observe(document.body, { subtree: true, childList: true, attributes: true, attributeFilter: [ATTRIBUTE] });
};
