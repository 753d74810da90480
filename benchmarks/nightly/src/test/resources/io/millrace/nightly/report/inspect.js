// What is wrong with the layout of a page, as a list of sentences. Opens everything that is folded first.
(() => {
  const problems = [];
  const say = (element, what) => {
    const text = (element.getAttribute('aria-label') || element.textContent).trim().slice(0, 60);
    problems.push(`${element.tagName} "${text}": ${what}`);
  };
  document.querySelectorAll('details').forEach(details => { details.open = true; });
  const width = document.documentElement.clientWidth;
  if (document.documentElement.scrollWidth > width) {
    problems.push(`the page is ${document.documentElement.scrollWidth} wide on ${width}`);
  }

  const forEyes = [...document.body.querySelectorAll('*')].filter(element => !element.closest('thead, title'));
  const lettered = forEyes.filter(element =>
    [...element.childNodes].some(node => node.nodeType === 3 && node.textContent.trim() !== ''));
  for (const element of lettered) {
    const box = element.getBoundingClientRect();
    if (box.width < 1 || box.height < 1) say(element, 'has no size');
    if (box.left < -0.5 || box.right > width + 0.5) say(element, 'leaves the page');
    if (element.scrollWidth > element.clientWidth + 1 && getComputedStyle(element).display !== 'inline'
        && !(element instanceof SVGElement)) say(element, 'does not fit its box');
    const frame = element.closest('figure');
    if (frame && (box.left < frame.getBoundingClientRect().left
        || box.right > frame.getBoundingClientRect().right)) say(element, 'leaves its figure');
  }

  for (const drawing of document.querySelectorAll('svg[role=img]')) {
    const box = drawing.getBoundingClientRect();
    if (box.width < 100 || box.height < 20) say(drawing, `is only ${box.width} by ${box.height}`);
  }
  for (const axis of document.querySelectorAll('svg.ticks, svg.heights')) {
    const boxes = [...axis.querySelectorAll('text')].map(text => text.getBoundingClientRect());
    if (boxes.length === 0) say(axis.closest('figure'), 'has an axis without labels');
    boxes.forEach((a, i) => boxes.slice(i + 1).forEach(b => {
      if (a.left < b.right && b.left < a.right && a.top < b.bottom && b.top < a.bottom) {
        say(axis, 'has labels that overlap');
      }
    }));
  }
  for (const name of document.querySelectorAll('.row .name')) {
    const lines = name.getBoundingClientRect().height / parseFloat(getComputedStyle(name).lineHeight);
    if (lines > 2.5) say(name, 'is broken into many lines');
  }

  const channels = color => color.match(/[\d.]+/g).map(Number);
  const luminance = color => {
    const [r, g, b] = channels(color).slice(0, 3)
      .map(c => c / 255).map(c => c <= 0.03928 ? c / 12.92 : ((c + 0.055) / 1.055) ** 2.4);
    return 0.2126 * r + 0.7152 * g + 0.0722 * b;
  };
  const background = element => {
    for (let at = element; at; at = at.parentElement) {
      const color = getComputedStyle(at).backgroundColor;
      if (channels(color)[3] !== 0) return color;
    }
    return 'rgb(255, 255, 255)';
  };
  for (const element of lettered) {
    const style = getComputedStyle(element);
    const [dark, light] =
      [luminance(element instanceof SVGElement ? style.fill : style.color), luminance(background(element))].sort();
    const contrast = (Math.max(dark, light) + 0.05) / (Math.min(dark, light) + 0.05);
    if (contrast < 4.5) say(element, `has a contrast of ${contrast.toFixed(1)} only`);
  }
  return [...new Set(problems)];
})()
