# ---
# jupyter:
#   jupytext:
#     formats: ipynb,py:percent
#     text_representation:
#       extension: .py
#       format_name: percent
#       format_version: '1.3'
#       jupytext_version: 1.19.6
#   kernelspec:
#     display_name: Python 3 (ipykernel)
#     language: python
#     name: python3
# ---

# %% [markdown] tags=["remove_cell"]
# # Area report
#
# One area's annual report on community justice outcomes. Set the area and the period in the next cell, then choose
# *Run*, *Run All Cells*. The report shows as you go; `cjreport build` makes the page and the PDF from this notebook.
#
# Yours to change: add Markdown cells, DataFrames and pictures (`cjreport.picture(figure, alt="…")`) where you want
# them, and they appear in page and PDF. Printed text is left out. This cell is for you alone and is left out too.

# %% tags=["parameters"]
area = "Scottish Borders"
period = "2024-25"
country = "scotland"  # or "example", a fictional country that is filled in throughout

# %%
import cjreport

report = cjreport.open_report(area, period=period, country=country)

# %%
report.front()

# %% [markdown]
# ## In brief

# %%
report.in_brief()

# %% [markdown]
# ## Summary

# %%
report.summary()

# %%
report.areas()

# %% [markdown]
# ## Outcomes

# %%
report.outcomes()

# %% [markdown]
# ## The partnership

# %%
report.partnership()

# %% [markdown]
# ## Wider context
#
# These figures are not national indicators. They describe the setting in which partners work, and many things besides community justice shape them.
#
# ### Crime

# %%
report.trend("recorded_crime")

# %%
report.dots("recorded_crime")

# %%
report.map("recorded_crime")

# %%
report.multiples("non_sexual_violence", "sexual_crimes", "dishonesty", "damage_reckless", "crimes_against_society")

# %%
report.change("non_sexual_violence", "sexual_crimes", "dishonesty", "damage_reckless", "crimes_against_society")

# %%
report.lines("crime")

# %% [markdown]
# ### Courts and community sentences

# %%
report.theme("courts")

# %% [markdown]
# ### Reconviction

# %%
report.theme("reconviction")

# %% [markdown]
# ### Drugs and alcohol

# %%
report.theme("substances")

# %%
report.funnel("drug_deaths")

# %% [markdown]
# ### Housing

# %%
report.theme("housing")

# %% [markdown]
# ### Prison

# %%
report.theme("prison")

# %% [markdown]
# ### People and place

# %%
report.theme("people")

# %% [markdown]
# ## How the figures were made

# %%
report.method()

# %% [markdown]
# ## Checks and changes

# %%
report.checks()

# %% [markdown]
# ## Glossary

# %%
report.glossary()
