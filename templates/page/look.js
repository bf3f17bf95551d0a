const turnLook = (() => {
  'use strict';
  const root = document.documentElement;
  const look = document.getElementById('theme');
  const remember = (value) => { try { localStorage.setItem('build-deck-look', value); } catch { /* private window */ } };
  const remembered = () => { try { return localStorage.getItem('build-deck-look'); } catch { return null; } };

  const dress = (name) => {
    root.dataset.look = name;
    look.setAttribute('aria-pressed', String(name === 'light'));
  };
  const turn = () => {
    const name = root.dataset.look === 'light' ? 'dark' : 'light';
    dress(name);
    remember(name);
  };
  dress(remembered() || (matchMedia('(prefers-color-scheme: light)').matches ? 'light' : root.dataset.look));
  look.addEventListener('click', turn);
  return turn;
})();
