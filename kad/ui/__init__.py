"""Everything that imports Streamlit: language, cached loaders, the live map, panels and widgets."""
