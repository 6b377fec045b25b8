// @ts-check
/** On the page for wrong addresses: a program that writes "#" as %23 has made a place on a page part of its path; this puts it right. */
export {};

const { origin, pathname } = location;
const [path, ...rest] = pathname.split(/%(?:25)*23/i);
if (rest.length) location.replace(`${origin}${path}#${rest.join("%23")}`);
