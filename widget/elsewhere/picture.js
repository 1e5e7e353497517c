/* The link as a QR code: dark on light whatever the theme is, or cameras can't read it. */
import { encode } from "uqr";

const SVG = "http://www.w3.org/2000/svg";

export const picture = (link, said) => {
  const { size, data } = encode(link, { ecc: "M", border: 4 });
  const svg = document.createElementNS(SVG, "svg");
  const path = document.createElementNS(SVG, "path");
  let dots = "";
  data.forEach((row, y) =>
    row.forEach((dark, x) => {
      if (dark) dots += `M${x} ${y}h1v1h-1z`;
    })
  );
  path.setAttribute("d", dots);
  svg.append(path);
  const attributes = { viewBox: `0 0 ${size} ${size}`, role: "img", "aria-label": said, "shape-rendering": "crispEdges" };
  for (const name in attributes) svg.setAttribute(name, attributes[name]);
  return svg;
};
