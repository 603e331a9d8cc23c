import {
  Button,
  createTheme,
  Drawer,
  Menu,
  Modal,
  ModalHeader,
  Popover,
  Select,
  Tooltip,
} from "@mantine/core";

/** Colours, type and spacing come from tokens.css; here stands only what Mantine takes as props. */
export const mantineTheme = createTheme({
  primaryColor: "blue",
  defaultRadius: "sm",
  cursorType: "pointer",
  respectReducedMotion: true,
  focusRing: "never",
  components: {
    Button: Button.extend({ defaultProps: { variant: "default" } }),
    // lockScroll would add a style element, which the content security policy forbids.
    Modal: Modal.extend({
      defaultProps: { lockScroll: false, transitionProps: { duration: 120 } },
    }),
    // Its element would be a second banner of the page.
    ModalHeader: ModalHeader.extend({ defaultProps: { role: "none" } }),
    Drawer: Drawer.extend({
      defaultProps: { lockScroll: false, transitionProps: { duration: 160 } },
    }),
    Menu: Menu.extend({
      defaultProps: { transitionProps: { duration: 0 }, offset: 4, position: "bottom-start" },
    }),
    Popover: Popover.extend({ defaultProps: { transitionProps: { duration: 0 }, offset: 4 } }),
    Select: Select.extend({
      defaultProps: { allowDeselect: false, comboboxProps: { transitionProps: { duration: 0 } } },
    }),
    Tooltip: Tooltip.extend({ defaultProps: { openDelay: 400, transitionProps: { duration: 0 } } }),
  },
});
