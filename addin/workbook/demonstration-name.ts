// The name of the workbook with the demonstration data, by which the page knows it.
export const DEMONSTRATION_NAME = "Dữ liệu trình diễn DVC";
