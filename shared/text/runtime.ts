// Words of the function runtime: how fresh numbers are, why a cell has none.

/** What the pane says about how fresh the numbers in the cells are. */
export const REFRESH_TEXT = {
  storedNone: () => "Từ khi mở hoặc làm mới, chưa ô nào hỏi số liệu đã lưu; các ô giữ số của lần tính trước.",
  storedAsked: (p: { count: string; oldest: string; newest: string }) =>
    p.oldest === p.newest
      ? `${p.count} số liệu, máy chủ trả lời lúc ${p.newest}.`
      : `${p.count} số liệu, máy chủ trả lời từ ${p.oldest} đến ${p.newest}.`,
  staleShown: (p: { count: string; oldest: string }) =>
    `Chưa kết nối được máy chủ nên ${p.count} phép tính dùng số đã biết trước đó, cũ nhất lúc ${p.oldest}. Các ô này tự tính lại khi có kết nối.`,
  storedMissing: (p: { count: string }) =>
    `Chưa kết nối được máy chủ nên ${p.count} phép tính chưa có số liệu. Các ô này tự tính lại khi có kết nối.`,
  ruleSetChanged: (p: { id: string; before: string; now: string }) =>
    `Bộ quy tắc ${p.id} đã đổi từ bản ${p.before} sang bản ${p.now}.`,
  ruleSetAdded: (p: { id: string; now: string }) => `Có thêm bộ quy tắc ${p.id}, bản ${p.now}.`,
  ruleSetGone: (p: { id: string; before: string }) => `Bộ quy tắc ${p.id} (bản ${p.before}) không còn dùng.`,
  ruleSetsRefresh: () => "Ô tính trước đó chưa đổi theo. Hãy tính lại cả sổ tính.",
  coreDiffers: (p: { here: string; there: string }) =>
    `Máy này chạy bộ tính ${p.here}, máy chủ chạy ${p.there}. Hãy đóng Excel rồi mở lại để dùng bản mới.`,
  functionsMissing: (p: { names: string }) =>
    `Máy chủ có hàm mà tiện ích đang mở chưa có: ${p.names}. Excel giữ danh sách hàm tối đa 24 giờ: hãy đóng Excel rồi mở lại; cần ngay thì nhấn “Lấy lại danh sách hàm” trước khi đóng.`,
  functionsUnknown: (p: { names: string }) =>
    `Có ô gọi hàm mà tiện ích đang mở không biết: ${p.names}. Hãy xem lại tên hàm; nếu tên đúng, hãy đóng Excel rồi mở lại.`,
} as const;

/** What the function runtime says about its own work, beside the problems of the core. */
export const RUNTIME_TEXT = {
  cancelled: () => "Phép tính đã dừng vì công thức vừa được sửa hoặc tính lại.",
  notInPreview: (p: { fn: string }) =>
    `Hàm ${p.fn} cần số liệu trên máy chủ nên không tính khi xem trước. Hãy nhấn Enter.`,
} as const;
