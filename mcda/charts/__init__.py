"""Pictures: a result in, an Altair chart out; drawn by the browser and by the exports."""
