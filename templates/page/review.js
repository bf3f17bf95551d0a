(() => {
  'use strict';
  const root = document.documentElement;
  const all = (selector, within = document) => [...within.querySelectorAll(selector)];
  const one = (selector, within = document) => within.querySelector(selector);
  const pairs = all('.pair');
  const says = document.getElementById('says');
  if (!pairs.length) return;
  root.classList.add('js');
  root.classList.toggle('review-many', pairs.length > 1);
  const tools = one('.tools');
  const modes = all('.modes button');
  const filters = all('.filter');
  const calm = matchMedia('(prefers-reduced-motion: reduce)');
  const number = (pair) => pair.dataset.number;
  let now = -1;
  let mode = innerWidth < 640 ? 'slider' : 'side';
  let timer = 0;

  const film = one('.film');
  const decks = new Set(pairs.map((pair) => pair.dataset.deck));
  const heading = (name) => {
    const item = document.createElement('li');
    item.className = 'deck';
    item.textContent = name;
    film.append(item);
  };
  const thumbs = film ? pairs.map((pair, i) => {
    if (decks.size > 1 && pair.dataset.deck !== pairs[i - 1]?.dataset.deck) heading(pair.dataset.deck);
    const item = document.createElement('li');
    const button = document.createElement('button');
    const frame = document.createElement('span');
    const words = document.createElement('span');
    const place = document.createElement('b');
    const source = one('.after img', pair) || one('.before img', pair);
    const picture = document.createElement(source ? 'img' : 'i');
    if (source) { picture.src = source.src; picture.alt = ''; } else picture.className = 'blank';
    const badge = one('.badge', pair).cloneNode(true);
    frame.className = 'thumb';
    frame.append(picture, badge);
    place.textContent = number(pair);
    words.append(place, pair.dataset.title);
    button.type = 'button';
    button.append(frame, words);
    button.addEventListener('click', () => { go(i); one('.tools').scrollIntoView({ block: 'nearest' }); });
    item.append(button);
    film.append(item);
    return button;
  }) : [];

  const open = () => pairs.map((pair, i) => i).filter((i) => {
    const filter = filters.find((button) => button.dataset.state === pairs[i].dataset.state);
    return !filter || filter.getAttribute('aria-pressed') === 'true';
  });
  const views = () => now < 0 ? null : one('.views', pairs[now]);

  const blink = () => {
    clearInterval(timer);
    const here = views();
    if (!here) return;
    here.classList.remove('flip');
    if (mode === 'blink' && here.classList.contains('both') && !calm.matches) {
      timer = setInterval(() => here.classList.toggle('flip'), 800);
    }
  };
  const dress = () => {
    const here = views();
    modes.forEach((button) => button.setAttribute('aria-pressed', String(button.dataset.mode === mode)));
    all('.views.both').forEach((each) => { each.dataset.mode = mode; });
    const still = !here || !here.classList.contains('both');
    tools.classList.toggle('still', still);
    modes.forEach((button) => button.setAttribute('aria-disabled', String(still)));
    blink();
  };
  const choose = (name) => {
    mode = name;
    dress();
    says.textContent = one(`[data-mode="${name}"] span`, tools).textContent;
  };
  const slide = (input) => {
    const here = input.closest('.views');
    here.style.setProperty('--at', `${input.value}%`);
    here.style.setProperty('--share', String(input.value / 100));
    input.setAttribute('aria-valuetext', mode === 'blend' ? `${input.value} % after` : `before up to ${input.value} %`);
  };
  all('.handle').forEach((input) => { slide(input); input.addEventListener('input', () => slide(input)); });
  modes.forEach((button) => button.addEventListener('click', () => choose(button.dataset.mode)));

  const outlines = one('.boxes');
  const outline = () => {
    const drawn = outlines.getAttribute('aria-pressed') !== 'true';
    outlines.setAttribute('aria-pressed', String(drawn));
    document.body.classList.toggle('plain', !drawn);
  };
  outlines.addEventListener('click', outline);

  const go = (i, quiet) => {
    now = i;
    pairs.forEach((pair, at) => pair.classList.toggle('now', at === i));
    thumbs.forEach((button, at) => {
      if (at === i) button.setAttribute('aria-current', 'true'); else button.removeAttribute('aria-current');
    });
    const shown = open();
    one('.count').textContent = i < 0 ? '0/0' : `${shown.indexOf(i) + 1}/${shown.length}`;
    dress();
    if (!quiet && i >= 0) {
      says.textContent = pairs[i].getAttribute('aria-label');
      history.replaceState(null, '', `#${pairs[i].id}`);
    }
  };
  const step = (by) => {
    const shown = open();
    if (shown.length) go(shown[Math.max(0, Math.min(shown.length - 1, shown.indexOf(now) + by))]);
  };
  const end = (by) => { const shown = open(); if (shown.length) go(shown.at(by)); };
  one('.back').addEventListener('click', () => step(-1));
  one('.on').addEventListener('click', () => step(1));

  filters.forEach((button) => button.addEventListener('click', () => {
    button.setAttribute('aria-pressed', String(button.getAttribute('aria-pressed') !== 'true'));
    const shown = open();
    thumbs.forEach((thumb, i) => { thumb.parentElement.hidden = !shown.includes(i); });
    go(shown.includes(now) ? now : shown.length ? shown[0] : -1, true);
    says.textContent = `${shown.length} shown`;
  }));

  const full = () => {
    if (document.fullscreenElement) document.exitFullscreen();
    else views()?.requestFullscreen?.();
  };
  const flip = () => {
    if (mode !== 'blink') choose('blink');
    clearInterval(timer);
    const here = views();
    here?.classList.toggle('flip');
    says.textContent = here?.classList.contains('flip') ? 'After' : 'Before';
  };
  document.addEventListener('keydown', (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    const within = event.target.tagName;
    if (within === 'INPUT' && /^(Arrow|Home|End|Page)/.test(event.key)) return;
    if (/^(BUTTON|SUMMARY|A)$/.test(within) && event.key === ' ') return;
    const does = {
      ArrowRight: () => step(1), ArrowLeft: () => step(-1), j: () => step(1), k: () => step(-1), n: () => step(1), p: () => step(-1),
      PageDown: () => step(1), PageUp: () => step(-1), Home: () => end(0), End: () => end(-1),
      1: () => choose('side'), 2: () => choose('slider'), 3: () => choose('blend'), 4: () => choose('blink'),
      ' ': flip, b: outline, f: full, t: turnLook,
    }[event.key.length === 1 ? event.key.toLowerCase() : event.key];
    if (!does) return;
    event.preventDefault();
    does();
  });
  const asked = () => pairs.findIndex((pair) => `#${pair.id}` === location.hash);
  addEventListener('hashchange', () => { if (asked() >= 0) go(asked(), true); });
  go(Math.max(asked(), 0), true);
})();
