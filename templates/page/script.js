(() => {
  'use strict';
  const root = document.documentElement;
  const all = (selector, within = document) => [...within.querySelectorAll(selector)];
  const slides = all('.slide');
  const says = document.getElementById('says');

  all('[data-copy]').forEach((button) => button.addEventListener('click', async () => {
    const text = document.getElementById(button.dataset.copy).textContent;
    try {
      await navigator.clipboard.writeText(text);
      says.textContent = 'Copied';
      button.textContent = 'Copied';
    } catch {
      getSelection().selectAllChildren(document.getElementById(button.dataset.copy));
      button.textContent = 'Selected';
    }
    setTimeout(() => { button.textContent = 'Copy text'; }, 1600);
  }));

  if (!slides.length) return;
  root.classList.add('js');
  const squares = document.querySelector('.squares');
  const film = document.querySelector('.film');
  const count = document.querySelector('.count');
  const title = (slide) => slide.dataset.title;
  let now = -1;

  const dots = slides.map((slide, i) => {
    const dot = document.createElement('button');
    dot.type = 'button';
    dot.setAttribute('aria-label', `Slide ${i + 1}: ${title(slide)}`);
    dot.addEventListener('click', () => go(i));
    squares.append(dot);
    return dot;
  });
  const thumbs = slides.map((slide, i) => {
    const item = document.createElement('li');
    const button = document.createElement('button');
    const picture = document.createElement('img');
    const words = document.createElement('span');
    const number = document.createElement('b');
    picture.src = slide.querySelector('img').src;
    picture.alt = '';
    number.textContent = String(i + 1).padStart(2, '0');
    words.append(number, title(slide));
    button.type = 'button';
    button.append(picture, words);
    button.addEventListener('click', () => { go(i); document.getElementById('slides').scrollIntoView(); });
    item.append(button);
    film.append(item);
    return button;
  });

  const mark = (buttons, i) => buttons.forEach((button, at) => {
    if (at === i) button.setAttribute('aria-current', 'true'); else button.removeAttribute('aria-current');
  });
  const go = (wanted, quiet) => {
    const i = Math.max(0, Math.min(slides.length - 1, wanted));
    if (i === now) return;
    slides.forEach((slide, at) => slide.classList.toggle('now', at === i));
    mark(dots, i);
    mark(thumbs, i);
    now = i;
    count.textContent = `${i + 1}/${slides.length}`;
    if (!quiet) {
      says.textContent = `Slide ${i + 1} of ${slides.length}: ${title(slides[i])}`;
      history.replaceState(null, '', `#${slides[i].id}`);
    }
  };
  const show = document.querySelector('.show');
  const full = () => {
    if (document.fullscreenElement) document.exitFullscreen();
    else show.requestFullscreen?.();
  };
  document.querySelector('.back').addEventListener('click', () => go(now - 1));
  document.querySelector('.on').addEventListener('click', () => go(now + 1));
  document.addEventListener('keydown', (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey || /^(INPUT|TEXTAREA|SELECT)$/.test(event.target.tagName)) return;
    const does = {
      ArrowRight: () => go(now + 1), PageDown: () => go(now + 1),
      ArrowLeft: () => go(now - 1), PageUp: () => go(now - 1),
      Home: () => go(0), End: () => go(slides.length - 1),
      f: full, F: full, t: turnLook, T: turnLook,
    }[event.key];
    if (!does || (event.target.closest('.row') && event.key.startsWith('Arrow'))) return;
    event.preventDefault();
    does();
  });
  let from = null;
  show.addEventListener('touchstart', (event) => { from = event.changedTouches[0]; }, { passive: true });
  show.addEventListener('touchend', (event) => {
    const to = event.changedTouches[0];
    const dx = to.clientX - from.clientX;
    if (Math.abs(dx) > 48 && Math.abs(dx) > 2 * Math.abs(to.clientY - from.clientY)) go(now - Math.sign(dx));
  }, { passive: true });
  const asked = () => slides.findIndex((slide) => `#${slide.id}` === location.hash);
  addEventListener('hashchange', () => { if (asked() >= 0) go(asked()); });
  go(Math.max(asked(), 0), true);
})();
