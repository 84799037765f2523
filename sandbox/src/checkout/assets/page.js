'use strict';
(() => {
  const $ = (id) => document.getElementById(id);
  let state = JSON.parse($('state').textContent);
  document.documentElement.classList.add('js');

  // Filling. Data only ever becomes text or an attribute's value, never markup.
  const fill = (root, values) => {
    for (const el of root.querySelectorAll('[data-t]')) {
      const text = values[el.dataset.t];
      if (text !== undefined && el.textContent !== text) el.textContent = text;
    }
    for (const el of root.querySelectorAll('[data-a]')) {
      for (const [name, key] of el.dataset.a.split(' ').map((pair) => pair.split(':'))) {
        const value = values[key];
        if (value !== undefined && el.getAttribute(name) !== value) el.setAttribute(name, value);
      }
    }
    for (const el of root.querySelectorAll('[data-if]')) {
      const value = values[el.dataset.if];
      if (value !== undefined) el.hidden = value === '';
    }
  };

  const fillList = (name, rows) => {
    const list = document.querySelector(`[data-list=${name}]`);
    const focused = list.contains(document.activeElement);
    list.replaceChildren(...rows.map((row) => {
      const copy = $(name).content.cloneNode(true);
      fill(copy, row);
      return copy;
    }));
    return focused;
  };

  const show = (next) => {
    const before = state;
    state = next;
    fill(document, next.text);
    document.title = next.text.page_title;
    const [svg, path] = document.querySelectorAll('#qr svg, #qr path');
    if (next.qr && path.getAttribute('d') !== next.qr.path) {
      svg.setAttribute('viewBox', `0 0 ${next.qr.side} ${next.qr.side}`);
      path.setAttribute('d', next.qr.path);
    }
    for (const name of ['choices', 'actions', 'deliveries']) {
      // A list that has not changed keeps the focus and what was typed into it.
      if (JSON.stringify(before[name]) === JSON.stringify(next[name])) continue;
      const lost = fillList(name, next[name]);
      if (name === 'choices') filter();
      if (lost && name === 'actions') $('act-message').focus();
    }
    if (before.text.phase === 'choose_coin' && next.text.phase === 'waiting') $('amount-label').focus();
  };

  // The clock is the server's, and can be moved. `now` is cut to a second, so each answer only
  // bounds the difference; staying inside the bounds keeps the countdown from twitching.
  let ahead = null;
  const setClock = (asked, answered) => {
    const least = state.now * 1000 - answered;
    const most = state.now * 1000 + 999 - asked;
    ahead = ahead === null ? least : Math.min(Math.max(ahead, least), most);
  };

  const two = (n) => String(n).padStart(2, '0');
  let lastLeft = Infinity;
  const tick = () => {
    if (retryAt) $('offline').querySelector('span').textContent = problem(Math.ceil((retryAt - Date.now()) / 1000));
    if (!state.text.timed) { lastLeft = Infinity; return; }
    const left = Math.max(0, Math.ceil(state.expires_at - (Date.now() + ahead) / 1000));
    const [h, m, s] = [Math.floor(left / 3600), Math.floor(left / 60) % 60, left % 60];
    const text = h ? `${h}:${two(m)}:${two(s)}` : `${m}:${two(s)}`;
    if ($('countdown').textContent !== text) $('countdown').textContent = text;
    $('countdown').classList.toggle('soon', left < 300);
    $('countdown-label').textContent = left ? 'time left' : 'time is up';
    if (left && [300, 60].some((mark) => lastLeft > mark && left <= mark)) {
      announce(left > 60 ? `${Math.ceil(left / 60)} minutes left to pay` : `${left} seconds left to pay`);
    }
    if (lastLeft > 0 && left === 0 && lastLeft !== Infinity) poll();
    lastLeft = left;
  };

  const announce = (text) => { $('announce').textContent = text; };

  // Polling, with back-off when the server does not answer.
  let turn = 0, failures = 0, timer = 0, retryAt = 0, why = '';
  const problem = (seconds) => `${why} ${seconds > 0 ? `Retrying in ${seconds} s.` : 'Retrying…'}`;

  const poll = async () => {
    const mine = ++turn;
    let fault = 'Offline: the page cannot reach the server.';
    clearTimeout(timer);
    try {
      const asked = Date.now();
      const answer = await fetch(`${state.path}/state`, { cache: 'no-store', signal: AbortSignal.timeout(10000) });
      fault = answer.status === 404 ? 'The server does not know this payment any more.' : `The server answered ${answer.status}.`;
      if (!answer.ok) throw new Error(fault);
      const next = await answer.json();
      if (mine !== turn) return;
      show(next);
      setClock(asked, Date.now());
      if (failures) announce('Connected again');
      failures = retryAt = 0;
    } catch {
      if (mine !== turn) return;
      // Said once: the seconds on the screen would be read out each time.
      if (why !== fault || !failures) announce(fault);
      failures += 1;
      why = fault;
      retryAt = Date.now() + Math.min(30, 2 ** failures) * 1000;
    }
    $('offline').querySelector('p').hidden = !retryAt;
    const idle = state.final && !$('dev').open ? 10000 : 2000;
    timer = setTimeout(poll, retryAt ? retryAt - Date.now() : idle);
    tick();
  };

  // What people do.
  const act = async (body, message, done) => {
    const page = $('page');
    if (page.getAttribute('aria-busy') === 'true') return;
    page.setAttribute('aria-busy', 'true');
    message.textContent = '';
    message.classList.remove('fine');
    try {
      const answer = await fetch(`${state.path}/actions`, {
        method: 'POST', headers: { 'Content-Type': 'application/json' }, body: JSON.stringify(body), signal: AbortSignal.timeout(15000),
      });
      if (!answer.ok) {
        const told = await answer.json().catch(() => ({}));
        throw new Error(typeof told.error === 'string' ? told.error : `the server answered ${answer.status}`);
      }
      message.classList.add('fine');
      message.textContent = done;
    } catch (error) {
      message.textContent = `Not done: ${error instanceof TypeError ? 'the page cannot reach the server' : error.message}`;
    }
    page.removeAttribute('aria-busy');
    poll();
  };

  const copy = async (button) => {
    const source = $(button.dataset.copy);
    try {
      await navigator.clipboard.writeText(source.textContent);
    } catch {
      // Browsers keep the clipboard from pages over plain http to another machine.
      getSelection().selectAllChildren(source);
      if (!document.execCommand('copy')) return announce('Not copied: select the text and copy it');
    }
    button.classList.add('done');
    button.firstChild.textContent = 'Copied';
    announce(button.dataset.says);
    setTimeout(() => {
      button.classList.remove('done');
      button.firstChild.textContent = 'Copy';
      announce('');
    }, 2000);
  };

  const filter = () => {
    const words = $('filter').value.toLowerCase().split(' ');
    for (const row of document.querySelectorAll('[data-list=choices] li')) {
      const text = row.textContent.toLowerCase();
      row.hidden = !words.every((word) => text.includes(word));
    }
  };

  document.addEventListener('click', (event) => {
    const button = event.target.closest('button');
    if (!button) return;
    if (button.dataset.copy) copy(button);
    if (button.dataset.currency) act({ action: 'choose_coin', currency: button.dataset.currency, network: button.dataset.network }, $('choose-message'), '');
    if (button.closest('#offline')) poll();
  });
  document.addEventListener('submit', (event) => {
    event.preventDefault();
    const form = event.target;
    const amount = form.elements.amount.value.trim();
    const done = `Done: ${form.querySelector('button').textContent}`;
    act({ action: form.dataset.action, ...(amount && { amount }) }, $('act-message'), done);
  });
  $('filter').addEventListener('input', filter);
  addEventListener('online', poll);
  document.addEventListener('visibilitychange', () => { if (!document.hidden) poll(); });

  setClock(Date.now(), Date.now());
  tick();
  setInterval(tick, 250);
  timer = setTimeout(poll, 1000);
})();
