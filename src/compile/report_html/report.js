// Filters, prints and saves the findings that are on the page. It reads the page and nothing else.
'use strict';
(() => {
  const all = [...document.querySelectorAll('.finding')];
  const form = document.getElementById('filter');
  const number = (n) => n.toLocaleString('en-US');

  // The counts shown are counted again from the findings themselves.
  const wrong = [...document.querySelectorAll('[data-count]')].filter((shown) => {
    const counted = all.filter((f) => f.dataset.severity === shown.dataset.count).length;
    return Number(shown.textContent.replaceAll(',', '')) !== counted;
  });
  if (wrong.length > 0) {
    const alert = document.getElementById('self-check');
    alert.textContent = 'The counts on this page do not fit its findings. Make the report again before using it.';
    alert.hidden = false;
  }
  for (const part of document.querySelectorAll('.scripted')) part.hidden = false;
  if (!form) return;

  const status = document.getElementById('status');
  const texts = new Map(all.map((f) => [f, f.textContent.toLowerCase()]));
  const field = (name) => form.elements.namedItem(name);
  const apply = () => {
    const [severity, county, code, fix] = ['severity', 'county', 'code', 'fix'].map((name) => field(name).value);
    const words = field('words').value.toLowerCase().split(/\s+/).filter(Boolean);
    let shown = 0;
    for (const f of all) {
      const d = f.dataset;
      const fits = (!severity || d.severity === severity) && (!county || d.county === county)
        && (!code || d.code === code) && (!fix || d.fix === fix)
        && words.every((w) => texts.get(f).includes(w) || d.county.toLowerCase().includes(w));
      f.hidden = !fits;
      if (fits) shown += 1;
    }
    for (const group of document.querySelectorAll('#findings .group, #findings .severity')) {
      group.hidden = !group.querySelector('.finding:not([hidden])');
    }
    for (const link of document.querySelectorAll('[data-set^="county="]')) {
      const chosen = county !== '' && link.dataset.set === `county=${county}`;
      (link.closest('tr') ?? link).classList.toggle('chosen', chosen);
    }
    document.getElementById('none').hidden = shown > 0;
    status.textContent = shown === all.length
      ? `${number(shown)} finding${shown === 1 ? '' : 's'} shown`
      : `${number(shown)} of ${number(all.length)} findings shown`;
  };
  form.addEventListener('input', apply);
  form.addEventListener('submit', (event) => event.preventDefault());
  form.addEventListener('reset', () => setTimeout(apply));

  const set = (pair) => {
    const [name, value] = [pair.slice(0, pair.indexOf('=')), pair.slice(pair.indexOf('=') + 1)];
    const select = field(name);
    // A county without findings is no choice of the filter yet.
    if (![...select.options].some((o) => o.value === value)) select.add(new Option(value, value));
    select.value = value;
  };
  document.addEventListener('click', (event) => {
    const link = event.target.closest('[data-set]');
    if (!link) return;
    event.preventDefault();
    for (const control of form.querySelectorAll('select, input')) control.value = '';
    set(link.dataset.set);
    if (link.dataset.also) set(link.dataset.also);
    apply();
    document.getElementById('findings').scrollIntoView();
    field('severity').focus({ preventScroll: true });
  });
  // A dot leads to its finding even when the filter hides it.
  addEventListener('hashchange', () => {
    const target = document.getElementById(location.hash.slice(1));
    if (target?.matches('.finding[hidden]')) {
      form.reset();
      setTimeout(() => target.scrollIntoView());
    }
  });

  let opened = [];
  addEventListener('beforeprint', () => {
    opened = [...document.querySelectorAll('.finding:not([hidden]) details:not([open])')];
    for (const details of opened) details.open = true;
  });
  addEventListener('afterprint', () => {
    for (const details of opened) details.open = false;
  });
  document.getElementById('print').addEventListener('click', () => print());

  // A cell that begins like a formula is text.
  const cell = (text) => `"${(/^[=+\-@\t\r]/.test(text) ? "'" : '') + text.replaceAll('"', '""')}"`;
  document.getElementById('save').addEventListener('click', () => {
    const part = (f, selector) => f.querySelector(selector)?.textContent.trim() ?? '';
    const rows = all.filter((f) => !f.hidden).map((f) => [
      f.dataset.severity, f.dataset.county === '*' ? '' : f.dataset.county, part(f, '.kind'), part(f, '.sentence'),
      part(f, '.fix strong'), part(f, '.spot'), part(f, 'pre'),
    ]);
    const lines = [['severity', 'county', 'kind', 'finding', 'fix in', 'where', 'row as received'], ...rows];
    const csv = `\ufeff${lines.map((row) => row.map(cell).join(',')).join('\r\n')}\r\n`;
    const link = document.createElement('a');
    link.href = URL.createObjectURL(new Blob([csv], { type: 'text/csv' }));
    link.download = 'findings.csv';
    link.click();
    setTimeout(() => URL.revokeObjectURL(link.href), 1000);
  });
  apply();
})();
