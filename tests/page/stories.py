"""Made-up testimonies."""

STORY = """# What a mother told

Interview in Sonsonate, 3 March 2023, by telephone.

My name is Rosa Elvira Menjívar. I am 52 years old. My son Wilber Antonio Menjívar worked in a tyre
shop in the canton El Almendro. On 14 April 2022 the police took Wilber from our house. His friend
Nelson Iraheta saw it, and so did drummer from the corner.

Wilber was taken to Mariona. Nelson went to ask for him on 2 May 2022, and Nelson was told nothing.
The lawyer, Claudia Bonilla, has the papers. 🕊 My telephone is +503 7000 1234. I wrote to President
Bukele.

After that drummer has left for Houston. Beatriz Coto lives there with her children.
"""

HOSTILE = """# <img src=x onerror=window.hurt=1>

My name is <script>window.hurt=1</script> Rosa Menjívar. </script><svg onload=window.hurt=1>
My brother is Nelson"><img src=x onerror=window.hurt=1> Iraheta, and {{7*7}}
${7*7} javascript:hurt(1).

<style>body{display:none}</style><meta http-equiv=refresh content="0;url=http://evil.example">
"""
