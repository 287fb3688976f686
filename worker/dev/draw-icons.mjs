// Draws the add-in's icons (a table with a check mark) into addin/public/assets; run by hand after a change of the drawing.
import fs from "node:fs";
import path from "node:path";
import { PNG } from "pngjs";
import { root } from "./toolchain.mjs";

const sizes = [16, 32, 64, 80, 128];
/** Samples along one side of a pixel, for smooth edges. */
const samples = 8;

const blue = [15, 92, 171];
const paleBlue = [205, 225, 244];
const white = [255, 255, 255];
const green = [16, 124, 65];

const roundRect = (left, top, right, bottom, radius) => (x, y) => {
  const dx = Math.max(left + radius - x, x - (right - radius), 0);
  const dy = Math.max(top + radius - y, y - (bottom - radius), 0);
  return x >= left && x <= right && y >= top && y <= bottom && dx * dx + dy * dy <= radius * radius;
};

const stroke = (points, width) => (x, y) =>
  points.slice(1).some(([endX, endY], index) => {
    const [startX, startY] = points[index];
    const [lineX, lineY] = [endX - startX, endY - startY];
    const along = ((x - startX) * lineX + (y - startY) * lineY) / (lineX * lineX + lineY * lineY);
    const nearest = Math.min(1, Math.max(0, along));
    return Math.hypot(x - startX - nearest * lineX, y - startY - nearest * lineY) <= width / 2;
  });

/** The shapes from back to front. Edges of the table lie on whole pixels, or they would blur at 16. */
function shapesAt(size) {
  const unit = size / 32;
  const px = (length) => Math.max(1, Math.round(length * unit));
  const at = (position) => Math.round(position * unit);
  const line = px(1.6);
  const [left, top, right, bottom] = [at(2), at(2), size - at(4), size - at(4)];
  const header = top + px(7);
  const column = left + Math.round((right - left) * 0.36);
  const rows = size < 32 ? 2 : 3;
  const rowHeight = (bottom - line - header) / rows;
  const shapes = [
    [blue, roundRect(left, top, right, bottom, 3 * unit)],
    [white, roundRect(left + line, header, right - line, bottom - line, size < 32 ? 0 : 1.4 * unit)],
    [paleBlue, roundRect(column, header, column + line, bottom - line, 0)],
  ];
  for (let row = 1; row < rows; row += 1) {
    const y = Math.round(header + row * rowHeight - line / 2);
    shapes.push([paleBlue, roundRect(left + line, y, right - line, y + line, 0)]);
  }
  const check = [
    [13.2, 22.2],
    [18.4, 27.2],
    [28.8, 13.6],
  ].map(([x, y]) => [x * unit, y * unit]);
  const width = size < 32 ? 2.3 : 4.4 * unit;
  // A white rim keeps the mark apart from the lines behind it and from a dark ribbon.
  shapes.push([white, stroke(check, width + (size < 32 ? 1.5 : 2.6 * unit))], [green, stroke(check, width)]);
  return shapes;
}

function draw(size) {
  const shapes = shapesAt(size).reverse();
  const png = new PNG({ width: size, height: size });
  for (let y = 0; y < size; y += 1) {
    for (let x = 0; x < size; x += 1) {
      const sum = [0, 0, 0];
      let covered = 0;
      for (let index = 0; index < samples * samples; index += 1) {
        const sampleX = x + ((index % samples) + 0.5) / samples;
        const sampleY = y + (Math.floor(index / samples) + 0.5) / samples;
        const shape = shapes.find(([, contains]) => contains(sampleX, sampleY));
        if (!shape) continue;
        covered += 1;
        for (const channel of [0, 1, 2]) sum[channel] += shape[0][channel];
      }
      const place = (y * size + x) * 4;
      for (const channel of [0, 1, 2]) png.data[place + channel] = covered ? Math.round(sum[channel] / covered) : 255;
      png.data[place + 3] = Math.round((covered / (samples * samples)) * 255);
    }
  }
  return PNG.sync.write(png);
}

for (const size of sizes) {
  fs.writeFileSync(path.join(root, "addin", "public", "assets", `icon-${size}.png`), draw(size));
}
