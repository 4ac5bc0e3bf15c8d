import { useData, withBase } from 'vitepress';
import { defineComponent, h, onBeforeUnmount, onMounted, ref, watch } from 'vue';

/** Shows an example in a frame as high as its page, in the light of this one; its code stands below. */
export default defineComponent({
  props: { name: { type: String, required: true }, title: { type: String, required: true } },
  setup({ name, title }, { slots }) {
    const { isDark } = useData();
    const frame = ref();
    const src = withBase(`/live/${name}.html`);
    let sizes;

    /** Both pages are of one site. */
    const page = () => frame.value?.contentDocument?.documentElement;
    const light = () => page()?.style.setProperty('color-scheme', isDark.value ? 'dark' : 'light');
    const fit = () => {
      const body = page()?.ownerDocument.body;
      if (body?.offsetHeight) frame.value.style.height = `${body.offsetHeight}px`;
    };
    function arrive() {
      const body = page()?.ownerDocument.body;
      // The empty page that a frame begins with.
      if (!body?.childElementCount) return;
      light();
      fit();
      sizes?.disconnect();
      sizes = new ResizeObserver(fit);
      sizes.observe(body);
    }

    watch(isDark, light);
    // It may have come before this script did.
    onMounted(arrive);
    onBeforeUnmount(() => sizes?.disconnect());
    return () =>
      h('figure', { class: 'live' }, [
        h('iframe', { ref: frame, src, title, loading: 'lazy', allow: 'fullscreen; autoplay; picture-in-picture', onLoad: arrive }),
        h('figcaption', [h('span', title), h('a', { href: src, target: '_blank', rel: 'noopener' }, 'in a page of its own')]),
        slots.default?.(),
      ]);
  },
});
